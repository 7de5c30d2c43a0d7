import FoundationEssentials

/// What the operations work with.
struct TablesContext: Sendable {
    let store: TableStore
    let region: String
    let accountID: String
    let clock: @Sendable () -> Date

    func arn(ofTable name: String) -> String {
        "arn:aws:dynamodb:\(region):\(accountID):table/\(name)"
    }

    func arn(ofStream label: String, ofTable name: String) -> String {
        "\(arn(ofTable: name))/stream/\(label)"
    }
}
