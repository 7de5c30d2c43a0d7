/// How much a table holds. AWS counts every six hours, we as we write.
struct TableStatistics: Sendable {
    let items: Int
    /// The sizes of the items as DynamoDB counts them.
    let bytes: Int
    /// By the index's number.
    let indexItems: [Int: Int]
}
