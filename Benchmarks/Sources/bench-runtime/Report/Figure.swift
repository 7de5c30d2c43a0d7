/// One quantity of one peer, for `--json`.
struct Figure: Encodable {
    let section: Section
    let peer: String
    /// With its unit: `invocationsPerSecond`, `startMilliseconds`.
    let quantity: String
    let spread: Spread
}
