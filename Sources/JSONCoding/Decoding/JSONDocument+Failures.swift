import FoundationEssentials

extension JSONDocument {
    /// Why what is at the index is no value of the type.
    func failure(_ type: any Any.Type, at index: Int, _ codingPath: [any CodingKey]) -> DecodingError {
        let found = self[index]
        if found.kind == .null, type != Bool.self {
            return .valueNotFound(
                type, .init(codingPath: codingPath, debugDescription: "null where a \(type) is expected"))
        }
        if found.kind == .number, Self.isNumeric(type) {
            return .dataCorrupted(
                .init(codingPath: codingPath, debugDescription: "\(written(found)) does not fit into \(type)"))
        }
        return .typeMismatch(
            type, .init(codingPath: codingPath, debugDescription: "\(found.kind.name) where a \(type) is expected"))
    }

    private static func isNumeric(_ type: any Any.Type) -> Bool {
        type is any Numeric.Type
    }
}

extension TapeEntry.Kind {
    fileprivate var name: String {
        switch self {
        case .null: "null"
        case .true, .false: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .binary: "bytes"
        case .array: "an array"
        case .object: "an object"
        case .set: "a set"
        }
    }
}
