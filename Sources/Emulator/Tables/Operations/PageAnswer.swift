/// The answer of Query and Scan.
struct PageAnswer: Encodable, Sendable {
    let items: [Item]?
    let count: Int
    let scannedCount: Int
    let lastEvaluatedKey: Item?
    let consumedCapacity: ConsumedCapacity?

    enum CodingKeys: String, CodingKey {
        case items = "Items"
        case count = "Count"
        case scannedCount = "ScannedCount"
        case lastEvaluatedKey = "LastEvaluatedKey"
        case consumedCapacity = "ConsumedCapacity"
    }

    init(_ page: ItemPage, showsItems: Bool, _ consumed: ConsumedCapacity?) {
        items = showsItems ? page.items : nil
        count = page.count
        scannedCount = page.scannedCount
        lastEvaluatedKey = page.lastKey
        consumedCapacity = consumed
    }
}
