import SharedLayer

/// What is read as an item is written as text that reads as the same item.
func fuzzDynamoItem(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let item = try? DynamoDecoder().decode([String: AttributeValue].self, from: bytes) else { return }
    let text = try? DynamoEncoder().bytes(item)
    let again = text.flatMap { try? DynamoDecoder().decode([String: AttributeValue].self, from: $0) }
    try promise(again == item, "\(item) is read again as \(String(describing: again))")
    try promise(DynamoItemSize.bytes(of: item) >= 0, "an item has a size")
}
