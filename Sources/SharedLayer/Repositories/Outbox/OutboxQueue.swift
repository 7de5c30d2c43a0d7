/// The queue of one of an outbox's destinations.
package struct OutboxQueue: Sendable {
    package let destination: OutboxDestination
    package let url: String

    package init(_ destination: OutboxDestination, url: String) {
        self.destination = destination
        self.url = url
    }
}
