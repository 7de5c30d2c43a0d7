/// The field by which a partner's records and ours find each other: only records that share it are ever grouped.
package enum MatchingKey: String, Codable, Sendable, CaseIterable {
    case contract = "contract_id"
    case transaction = "transaction_id"
    case mPass = "mpass_id"
}
