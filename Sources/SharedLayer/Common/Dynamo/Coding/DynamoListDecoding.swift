import JSONCoding

/// The elements of one list, one after the other.
struct DynamoListDecoding: UnkeyedDecodingContainer {
    private let decoder: DynamoValueDecoder
    private let end: Int
    private var index: Int
    private(set) var currentIndex = 0

    init(_ decoder: DynamoValueDecoder) {
        self.decoder = decoder
        end = decoder.document.json[decoder.place.index].end
        index = decoder.place.index + 1
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { decoder.document.json[decoder.place.index].count }
    var isAtEnd: Bool { index >= end }
    private var key: TreeKey { TreeKey(intValue: currentIndex) }

    private func place() throws -> DynamoPlace {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self, .init(codingPath: codingPath + [key], debugDescription: "the list has no more elements"))
        }
        guard let place = DynamoPlace(decoder.document.json, at: index) else { throw decoder.malformed(key) }
        return place
    }

    /// Goes on to the next element only if this one could be read.
    private mutating func next<Value>(_ read: (DynamoPlace) throws -> Value) throws -> Value {
        let value = try read(place())
        index = decoder.document.json.next(after: index)
        currentIndex += 1
        return value
    }

    private mutating func integer<Value: FixedWidthInteger>() throws -> Value {
        try next { [decoder, key] in try decoder.integer($0, key) }
    }

    mutating func decodeNil() throws -> Bool {
        guard try place().kind == .null else { return false }
        return try next { _ in true }
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try next { [decoder, key] in try decoder.bool($0, key) } }
    mutating func decode(_ type: String.Type) throws -> String {
        try next { [decoder, key] in try decoder.string($0, key) }
    }
    mutating func decode(_ type: Double.Type) throws -> Double {
        try next { [decoder, key] in try decoder.floating($0, key) }
    }
    mutating func decode(_ type: Float.Type) throws -> Float {
        try next { [decoder, key] in try decoder.floating($0, key) }
    }
    mutating func decode(_ type: Int.Type) throws -> Int { try integer() }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try next { [decoder, key] in try decoder.value(type, $0, key) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        try next { [decoder, key] in DynamoValueDecoder(decoder.document, $0, key, in: decoder) }
    }
}
