/// What a sweep of an outbox found and did.
package struct SweepReport: Sendable, Equatable, Encodable {
    /// Items that the index listed.
    package var found = 0
    package var sent = 0
    /// Items that another sweep is sending.
    package var claimedElsewhere = 0
    /// One text for each item that could not be sent; it stays for the next sweep.
    package var failures: [String] = []

    package init() {}
}
