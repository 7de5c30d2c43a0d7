extension DynamoValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { place.kind == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try bool(place, nil) }
    func decode(_ type: String.Type) throws -> String { try string(place, nil) }
    func decode(_ type: Double.Type) throws -> Double { try floating(place, nil) }
    func decode(_ type: Float.Type) throws -> Float { try floating(place, nil) }
    func decode(_ type: Int.Type) throws -> Int { try integer(place, nil) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(place, nil) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(place, nil) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(place, nil) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(place, nil) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(place, nil) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(place, nil) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(place, nil) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(place, nil) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(place, nil) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type, place, nil) }
}
