/// What RebuildProjectionFunction is invoked with; `{}` begins at the log's start.
package struct RebuildRequest: Codable, Sendable, Equatable {
    /// What the invocation before gave back as `position`.
    package let position: RebuildPosition?

    package init(position: RebuildPosition? = nil) {
        self.position = position
    }
}
