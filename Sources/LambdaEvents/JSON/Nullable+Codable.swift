extension Nullable: Decodable where Value: Decodable {
    public init(from decoder: any Decoder) throws {
        self.init(read: try decoder.singleValueContainer().decode(Value?.self))
    }
}

extension Nullable: Encodable where Value: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

/// The compiler's `init(from:)` of a type with `@Nullable` fields finds this overload, which lets a field be absent.
extension KeyedDecodingContainer {
    public func decode<Value: Decodable>(
        _ type: Nullable<Value>.Type, forKey key: Key
    ) throws -> Nullable<Value> {
        guard contains(key) else { return Nullable(wrappedValue: nil) }
        return Nullable(read: try decodeIfPresent(Value.self, forKey: key))
    }
}

/// The compiler's `encode(to:)` of a type with `@Nullable` fields finds this overload, which leaves absent fields out.
extension KeyedEncodingContainer {
    public mutating func encode<Value: Encodable>(_ value: Nullable<Value>, forKey key: Key) throws {
        if let present = value.wrappedValue {
            try encode(present, forKey: key)
        } else if value.isWrittenAsNull {
            try encodeNil(forKey: key)
        }
    }
}
