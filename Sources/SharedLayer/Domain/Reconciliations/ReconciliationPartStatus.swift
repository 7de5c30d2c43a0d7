/// How far a part of the records is.
package enum ReconciliationPartStatus: String, Codable, Sendable, CaseIterable {
    case pending = "PENDING"
    case matched = "MATCHED"
}
