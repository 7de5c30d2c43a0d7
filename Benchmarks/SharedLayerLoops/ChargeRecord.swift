import SharedLayer

/// `Events/charge.json` as an application keeps it, with exact numbers.
struct ChargeRecord: Codable, Sendable, Equatable {
    struct Amount: Codable, Sendable, Equatable {
        let value: String
        let currency: String
        let minor_units: Int
    }

    struct Tax: Codable, Sendable, Equatable {
        let rate_percent: ExactDecimal
        let minor_units: Int
        let included: Bool
    }

    struct Customer: Codable, Sendable, Equatable {
        let id: String
        let name: String
        let email: String
        let country: String
        let verified: Bool
    }

    struct Subscription: Codable, Sendable, Equatable {
        let id: String
        let plan: String
        let period_start: String
        let period_end: String
        let cycle: Int
        let renews: Bool
        let trial: Bool
    }

    struct Publisher: Codable, Sendable, Equatable {
        let id: String
        let channel: String
        let user_agent: String
    }

    struct Item: Codable, Sendable, Equatable {
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
    let score: ExactDecimal
    let notes: String
}
