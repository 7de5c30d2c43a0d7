/// Reads one Codable value from a tree.
struct TreeDecoder<Form: TreeForm>: Decoder {
    let value: Form.Value
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let names = Form.names(in: value) else { throw mismatch("an object", [String: Any].self) }
        return KeyedDecodingContainer(
            TreeKeyedDecoding<Form, Key>(value: value, names: names, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = Form.elements(in: value) else { throw mismatch("an array", [Any].self) }
        return TreeUnkeyedDecoding<Form>(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    private func mismatch(_ expected: String, _ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "this must be \(expected)")
        return Form.isNull(value) ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

extension TreeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { Form.isNull(value) }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let flag = Form.bool(in: value) else { throw mismatch("true or false", type) }
        return flag
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text = Form.string(in: value) else { throw mismatch("a string", type) }
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
        if let special = try Form.special(type, from: value, at: codingPath) { return special }
        return try Result(from: self)
    }

    private func decimal() throws -> ExactDecimal {
        guard let text = Form.number(in: value), let decimal = ExactDecimal(text) else {
            throw mismatch("a number", ExactDecimal.self)
        }
        return decimal
    }

    /// Also 1.0 and 1e3 are integers, as in JSON Schema.
    private func integer<Result: FixedWidthInteger>(_ type: Result.Type) throws -> Result {
        guard let text = Form.number(in: value) else { throw mismatch("an integer", type) }
        if let integer = Result(text) { return integer }
        guard let wide = ExactDecimal(text)?.minorUnits(fractionDigits: 0), let integer = Result(exactly: wide) else {
            throw mismatch("an integer of \(Result.bitWidth) bits", type)
        }
        return integer
    }

    private func floating<Result: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: Result.Type
    ) throws -> Result {
        guard let text = Form.number(in: value), let number = Result(text), number.isFinite else {
            throw mismatch("a number", type)
        }
        return number
    }
}
