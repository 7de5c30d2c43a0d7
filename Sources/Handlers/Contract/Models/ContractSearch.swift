package import SharedLayer

/// Which contracts a caller asks for.
package struct ContractSearch: Sendable {
    package let organizationID: String
    package let status: ContractStatus?
    /// Of `validated_at`.
    package let dates: SortRange
    package let limit: Int
    package let cursor: String?

    package static let limits = 1...100
    package static let limitDefault = 50
}
