/// One write of a batch.
struct DynamoBatchWrite {
    let table: String
    let content: Content

    enum Content {
        case put(DynamoItem)
        /// By its key.
        case delete(DynamoItem)
    }
}

extension DynamoBatchWrite {
    /// As the service gives it back.
    init(_ reply: DynamoReply, table: String) throws {
        self.table = table
        if let put = try reply.index("PutRequest").map(reply.object), let item = try put.item("Item") {
            content = .put(item)
        } else if let delete = try reply.index("DeleteRequest").map(reply.object), let key = try delete.item("Key") {
            content = .delete(key)
        } else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "an unprocessed write neither puts nor deletes"))
        }
    }
}

extension DynamoUnprocessed {
    init(_ writes: [DynamoBatchWrite]) {
        self.init()
        for write in writes {
            switch write.content {
            case .put(let item): puts[write.table, default: []].append(item)
            case .delete(let key): deletes[write.table, default: []].append(key)
            }
        }
    }
}

extension DynamoText {
    mutating func batchWrite(_ write: DynamoBatchWrite) {
        open(UInt8(ascii: "{"))
        switch write.content {
        case .put(let item):
            name("PutRequest")
            open(UInt8(ascii: "{"))
            member("Item", item)
        case .delete(let key):
            name("DeleteRequest")
            open(UInt8(ascii: "{"))
            member("Key", key)
        }
        close(UInt8(ascii: "}"))
        close(UInt8(ascii: "}"))
    }

    mutating func batchKeys(_ keys: [DynamoItem], _ consistent: Bool, _ request: DynamoRequest) {
        open(UInt8(ascii: "{"))
        name("Keys")
        list(keys) { $0.item($1) }
        member("ConsistentRead", consistent)
        request.writeProjection(to: &self)
        close(UInt8(ascii: "}"))
    }
}
