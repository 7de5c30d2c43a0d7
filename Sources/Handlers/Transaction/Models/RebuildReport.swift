/// What one invocation of RebuildProjectionFunction did.
package struct RebuildReport: Codable, Sendable, Equatable {
    /// Where the next invocation goes on; absent when the log is through.
    package var position: RebuildPosition?
    /// Transactions whose events were read.
    package var examined = 0
    /// Those that were missing or said something else.
    package var rebuilt = 0

    package init() {}
}
