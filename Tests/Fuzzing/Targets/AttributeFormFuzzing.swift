import FoundationEssentials
import LambdaEvents

@testable import SharedLayer

/// An item that the attribute form reads, or the reader of DynamoDB's answers, is what Foundation and another type read from the same
/// text; what it writes of an item that they read is the same item to all of them, or is refused for being none that DynamoDB
/// holds.
func fuzzAttributeForm(_ bytes: [UInt8]) throws(BrokenPromise) {
    let others = read(bytes)
    if let item = try? DynamoDecoder().decode(DynamoItem.self, from: bytes) {
        try promise(item == others, "\(item) is what others read: \(String(describing: others))")
    }
    if let item = try? DynamoDocument(bytes).item(at: 0) {
        try promise(item == others, "\(item), of an answer, is what others read: \(String(describing: others))")
    }
    guard let others else { return }
    guard let text = try? DynamoEncoder().bytes(others) else {
        return try promise(!others.values.allSatisfy { isHeld($0, depth: 1) }, "\(others) can be written")
    }
    let written = String(decoding: text, as: UTF8.self)
    try promise(others.values.allSatisfy { isHeld($0, depth: 1) }, "only what DynamoDB holds is written: \(written)")
    try promise(read(text) == others, "others read \(others) from \(written)")
    let again = try? DynamoDecoder().decode(DynamoItem.self, from: text)
    try promise(again == others, "\(others) is read again from \(written)")
    try promise((try? DynamoEncoder().encode(others)) == others, "\(others) is its own item")
}

private func read(_ bytes: [UInt8]) -> DynamoItem? {
    let item = try? JSONDecoder().decode([String: DynamoDBEvent.AttributeValue].self, from: Data(bytes))
    return item?.mapValues(AttributeValue.init)
}

/// Source: DynamoDB developer guide, “Supported data types” and “Quotas”.
private func isHeld(_ value: AttributeValue, depth: Int) -> Bool {
    switch value {
    case .string, .binary, .bool, .null: true
    case .number(let text): isHeld(number: text)
    case .stringSet(let texts): !texts.isEmpty
    case .numberSet(let texts): !texts.isEmpty && texts.allSatisfy(isHeld(number:))
    case .binarySet(let all): !all.isEmpty
    case .list(let values): depth <= 32 && values.allSatisfy { isHeld($0, depth: depth + 1) }
    case .map(let item): depth <= 32 && item.values.allSatisfy { isHeld($0, depth: depth + 1) }
    }
}

private func isHeld(number text: String) -> Bool {
    guard let number = ExactDecimal(text) else { return false }
    return number.isZero || number.significantDigits <= 38 && (-129...126).contains(number.magnitude)
}

extension AttributeValue {
    fileprivate init(_ value: DynamoDBEvent.AttributeValue) {
        self =
            switch value {
            case .string(let text): .string(text)
            case .number(let text): .number(text)
            case .binary(let bytes): .binary(bytes)
            case .bool(let flag): .bool(flag)
            case .null: .null
            case .list(let values): .list(values.map(AttributeValue.init))
            case .map(let members): .map(members.mapValues(AttributeValue.init))
            case .stringSet(let texts): .stringSet(texts)
            case .numberSet(let texts): .numberSet(texts)
            case .binarySet(let all): .binarySet(all)
            }
    }
}
