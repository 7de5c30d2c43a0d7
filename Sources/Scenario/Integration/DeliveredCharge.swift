/// A charge that a suite made and that reached the partner.
struct DeliveredCharge: Sendable {
    let contractID: String
    let transactionID: String
    /// A JSON number's text.
    let amount: String
    let currency: String
}
