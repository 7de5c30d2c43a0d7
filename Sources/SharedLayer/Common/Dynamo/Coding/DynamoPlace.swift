import JSONCoding

/// A value in DynamoDB's JSON: its type, and where what belongs to the type is.
struct DynamoPlace {
    enum Kind {
        case string, number, binary, bool, null, list, map, stringSet, numberSet, binarySet
    }

    let kind: Kind
    /// The string, the array, the object …
    let index: Int

    /// A whole item, which has no type around it.
    static func item(at index: Int) -> DynamoPlace { DynamoPlace(kind: .map, index: index) }

    private init(kind: Kind, index: Int) {
        self.kind = kind
        self.index = index
    }

    /// Nil when there is no object with exactly one member, whose name is a type's, and whose value is of the JSON type
    /// that belongs to it.
    init?(_ document: JSONDocument, at index: Int) {
        let wrapper = document[index]
        guard wrapper.kind == .object, wrapper.count == 1 else { return nil }
        let name = document[index + 1]
        guard let kind = Self.kind(named: document.text[name.bytes]) else { return nil }
        self.init(kind: kind, index: index + 2)
        guard fits(document[index + 2].kind) else { return nil }
    }

    private static func kind(named name: ArraySlice<UInt8>) -> Kind? {
        guard let first = name.first else { return nil }
        switch (name.count, first) {
        case (1, UInt8(ascii: "S")): return .string
        case (1, UInt8(ascii: "N")): return .number
        case (1, UInt8(ascii: "M")): return .map
        case (1, UInt8(ascii: "L")): return .list
        case (1, UInt8(ascii: "B")): return .binary
        case (2, _) where name.last == UInt8(ascii: "S"):
            switch first {
            case UInt8(ascii: "S"): return .stringSet
            case UInt8(ascii: "N"): return .numberSet
            case UInt8(ascii: "B"): return .binarySet
            default: return nil
            }
        case (4, _): return name.elementsEqual("BOOL".utf8) ? .bool : name.elementsEqual("NULL".utf8) ? .null : nil
        default: return nil
        }
    }

    private func fits(_ json: TapeEntry.Kind) -> Bool {
        switch kind {
        case .string, .number, .binary: json == .string
        case .bool: json == .true || json == .false
        case .null: json == .true
        case .list, .stringSet, .numberSet, .binarySet: json == .array
        case .map: json == .object
        }
    }
}
