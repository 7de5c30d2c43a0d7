/// By what records were found to belong together.
package enum MatchRule: String, Codable, Sendable, CaseIterable {
    case exact = "EXACT"
    /// By amount and date within what the partner agreed to.
    case tolerance = "TOLERANCE"
    case oneToMany = "ONE_TO_MANY"
    case manyToOne = "MANY_TO_ONE"
}
