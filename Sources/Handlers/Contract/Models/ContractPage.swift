/// A page of contracts, the newest first.
package struct ContractPage: Encodable, Sendable {
    package let contracts: [ContractSummary]
    /// For the parameter `cursor`; absent on the last page. A page may have fewer contracts than asked for and not be the last.
    package let nextCursor: String?

    private enum CodingKeys: String, CodingKey {
        case contracts
        case nextCursor = "next_cursor"
    }
}
