/// One quantity of one peer, for `--json`.
package struct Figure: Encodable {
    package let section: String
    package let peer: String
    /// With its unit: `invocationsPerSecond`, `startMilliseconds`.
    package let quantity: String
    package let spread: Spread

    package init(section: String, peer: String, quantity: String, spread: Spread) {
        self.section = section
        self.peer = peer
        self.quantity = quantity
        self.spread = spread
    }
}
