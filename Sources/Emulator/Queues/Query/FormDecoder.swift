import FoundationEssentials

/// Makes typed inputs of a form's parameters, by the names of `QueryShape`.
struct FormDecoder: Decoder {
    let value: FormValue
    let operation: String
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(FormMembers(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = value else { throw mismatch([String].self) }
        return FormElements(decoder: self, elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func child(_ value: FormValue, at key: any CodingKey) -> FormDecoder {
        FormDecoder(value: value, operation: operation, codingPath: codingPath + [key])
    }

    func mismatch(_ type: any Any.Type) -> DecodingError {
        .typeMismatch(
            type,
            .init(
                codingPath: codingPath,
                debugDescription: "\(value.text ?? "STRUCTURE") can not be converted to \(Self.article(type))"))
    }

    private static func article(_ type: any Any.Type) -> String {
        type is any BinaryInteger.Type ? "an Integer" : "a \(type)"
    }
}

extension FormDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { false }

    func decode(_ type: String.Type) throws -> String {
        guard let text = value.text else { throw mismatch(type) }
        return text
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let flag = value.text.flatMap(Bool.init) else { throw mismatch(type) }
        return flag
    }

    func decode(_ type: Double.Type) throws -> Double { try scalar(type) }
    func decode(_ type: Float.Type) throws -> Float { try scalar(type) }
    func decode(_ type: Int.Type) throws -> Int { try scalar(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try scalar(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try scalar(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try scalar(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try scalar(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try scalar(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try scalar(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try scalar(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try scalar(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try scalar(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard type == Data.self else { return try Value(from: self) }
        guard let data = value.text.flatMap({ Data(base64Encoded: $0) }) as? Value else { throw mismatch(type) }
        return data
    }

    private func scalar<Value: LosslessStringConvertible>(_ type: Value.Type) throws -> Value {
        guard let number = value.text.flatMap(Value.init) else { throw mismatch(type) }
        return number
    }
}
