/// Where an outbox item's message goes; which queue that is, the function's configuration says.
package struct OutboxDestination: RawRepresentable, Codable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }
}
