/// An event as functions get them: `Events/charge.json`, about 1 KB, with values of every kind that JSON has.
struct ChargeEvent: Codable, Sendable {
    struct Amount: Codable, Sendable {
        let value: String
        let currency: String
        let minor_units: Int
    }

    struct Tax: Codable, Sendable {
        let rate_percent: Double
        let minor_units: Int
        let included: Bool
    }

    struct Customer: Codable, Sendable {
        let id: String
        let name: String
        let email: String
        let country: String
        let verified: Bool
    }

    struct Subscription: Codable, Sendable {
        let id: String
        let plan: String
        let period_start: String
        let period_end: String
        let cycle: Int
        let renews: Bool
        let trial: Bool
    }

    struct Publisher: Codable, Sendable {
        let id: String
        let channel: String
        let user_agent: String
    }

    struct Item: Codable, Sendable {
        let sku: String
        let quantity: Int
        let price_minor_units: Int
    }

    let transaction_id: String
    let type: String
    let version: Int
    let occurred_at: String
    let sandbox: Bool
    let attempt: Int
    let amount: Amount
    let tax: Tax
    let customer: Customer
    let subscription: Subscription
    let publisher: Publisher
    let items: [Item]
    let tags: [String]
    let features: [String: Bool]
    let metadata: [String: String]
    let score: Double
    let notes: String
}
