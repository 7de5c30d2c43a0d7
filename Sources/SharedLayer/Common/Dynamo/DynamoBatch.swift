/// The inputs and outputs of batch operations.
enum DynamoBatch {
    struct WriteRequest: Encodable {
        let items: [String: [Write]]

        enum CodingKeys: String, CodingKey {
            case items = "RequestItems"
        }
    }

    struct Write: Codable {
        var put: Put?
        var delete: Delete?

        enum CodingKeys: String, CodingKey {
            case put = "PutRequest"
            case delete = "DeleteRequest"
        }
    }

    struct Put: Codable {
        let item: DynamoItem

        enum CodingKeys: String, CodingKey {
            case item = "Item"
        }
    }

    struct Delete: Codable {
        let key: DynamoItem

        enum CodingKeys: String, CodingKey {
            case key = "Key"
        }
    }

    struct WriteResponse: Decodable {
        let unprocessed: [String: [Write]]?

        enum CodingKeys: String, CodingKey {
            case unprocessed = "UnprocessedItems"
        }
    }

    struct Get: Encodable {
        let items: [String: Keys]

        enum CodingKeys: String, CodingKey {
            case items = "RequestItems"
        }
    }

    struct Keys: Codable {
        let keys: [DynamoItem]
        let isConsistent: Bool?

        enum CodingKeys: String, CodingKey {
            case keys = "Keys"
            case isConsistent = "ConsistentRead"
        }
    }

    struct GetResponse: Decodable {
        let responses: [String: [DynamoItem]]
        let unprocessed: [String: Keys]?

        enum CodingKeys: String, CodingKey {
            case responses = "Responses"
            case unprocessed = "UnprocessedKeys"
        }
    }
}
