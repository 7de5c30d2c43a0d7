import JSONCoding

/// A value in DynamoDB's JSON: its type, and where what belongs to the type is.
struct DynamoPlace {
    let type: AttributeType
    /// The string, the array, the object …
    let index: Int

    /// Nil when there is no object with exactly one member, whose name is a type's, and whose value is of the JSON type
    /// that belongs to it.
    init?(_ document: JSONDocument, at index: Int) {
        let wrapper = document[index]
        guard wrapper.kind == .object, wrapper.count == 1 else { return nil }
        let name = String(decoding: document.text[document[index + 1].bytes], as: UTF8.self)
        guard let type = AttributeType(rawValue: name) else { return nil }
        self.type = type
        self.index = index + 2
        guard fits(document[index + 2].kind) else { return nil }
    }

    private func fits(_ json: TapeEntry.Kind) -> Bool {
        switch type {
        case .string, .number, .binary: json == .string
        case .bool: json == .true || json == .false
        case .null: json == .true
        case .list, .stringSet, .numberSet, .binarySet: json == .array
        case .map: json == .object
        }
    }
}
