import FoundationEssentials

/// Reads one Codable value from JSON: the other way of `JSONTreeEncoder`.
struct JSONTreeDecoder: Decoder {
    let value: JSONValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let names = value.object?.names else { throw mismatch("an object", [String: Any].self) }
        return KeyedDecodingContainer(
            JSONTreeKeyedDecoding<Key>(value: value, names: names, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = value.array else { throw mismatch("an array", [Any].self) }
        return JSONTreeUnkeyedDecoding(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    private func mismatch(_ expected: String, _ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "this must be \(expected)")
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

extension JSONTreeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value.isNull }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let flag = value.bool else { throw mismatch("true or false", type) }
        return flag
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text = value.string else { throw mismatch("a string", type) }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double { try floating(type) }
    func decode(_ type: Float.Type) throws -> Float { try floating(type) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

    func decode<Result: Decodable>(_ type: Result.Type) throws -> Result {
        if type == ExactDecimal.self, let decimal = try decimal() as? Result { return decimal }
        if type == JSONValue.self, let json = value as? Result { return json }
        if type == Data.self, let data = try data() as? Result { return data }
        return try Result(from: self)
    }

    private func decimal() throws -> ExactDecimal {
        guard let text = value.number?.text, let decimal = ExactDecimal(text) else {
            throw mismatch("a number", ExactDecimal.self)
        }
        return decimal
    }

    private func data() throws -> Data {
        guard let text = value.string, let data = Data(base64Encoded: text) else {
            throw mismatch("a string in base64", Data.self)
        }
        return data
    }

    /// Also 1.0 and 1e3 are integers, as in JSON Schema.
    private func integer<Result: FixedWidthInteger>(_ type: Result.Type) throws -> Result {
        guard let text = value.number?.text else { throw mismatch("an integer", type) }
        if let integer = Result(text) { return integer }
        guard let wide = ExactDecimal(text)?.minorUnits(fractionDigits: 0), let integer = Result(exactly: wide) else {
            throw mismatch("an integer of \(Result.bitWidth) bits", type)
        }
        return integer
    }

    private func floating<Result: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: Result.Type
    ) throws -> Result {
        guard let text = value.number?.text, let number = Result(text), number.isFinite else {
            throw mismatch("a number", type)
        }
        return number
    }
}
