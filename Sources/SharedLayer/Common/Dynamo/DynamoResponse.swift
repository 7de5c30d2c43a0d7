/// The outputs of DynamoDB's operations on items.
struct DynamoResponse: Decodable {
    let item: DynamoItem?
    let attributes: DynamoItem?
    let items: [DynamoItem]?
    let lastKey: DynamoItem?
    let scannedCount: Int?

    enum CodingKeys: String, CodingKey {
        case item = "Item"
        case attributes = "Attributes"
        case items = "Items"
        case lastKey = "LastEvaluatedKey"
        case scannedCount = "ScannedCount"
    }

    struct Transaction: Decodable {
        let responses: [Part]

        enum CodingKeys: String, CodingKey {
            case responses = "Responses"
        }

        struct Part: Decodable {
            let item: DynamoItem?

            enum CodingKeys: String, CodingKey {
                case item = "Item"
            }
        }
    }

    var page: DynamoPage {
        DynamoPage(items: items ?? [], lastKey: lastKey, scannedCount: scannedCount ?? 0)
    }
}
