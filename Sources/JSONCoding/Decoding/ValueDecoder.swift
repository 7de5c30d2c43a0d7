/// Decodes the value at one index of a document, as whatever is asked for.
///
/// Made for each value that decodes itself. It is a link of the path to the values inside; for those that need no
/// decoder, the last key is at hand where an error needs it.
package final class ValueDecoder {
    let document: JSONDocument
    let index: Int
    /// Of an object: the member behind the one that was found last.
    var nextMember: Int
    /// Of an object whose members cannot be searched: the indexes of their values.
    var names: [String: Int]?
    private let parent: ValueDecoder?
    /// Of the parent's value; the root has none.
    private let key: (any CodingKey)?

    init(rootOf document: JSONDocument) {
        self.document = document
        index = JSONDocument.root
        nextMember = JSONDocument.firstMember(of: index)
        parent = nil
        key = nil
    }

    /// For another view of the parent's value: the path to it is the same.
    init(rootOf document: JSONDocument, below parent: ValueDecoder) {
        self.document = document
        index = JSONDocument.root
        nextMember = JSONDocument.firstMember(of: index)
        self.parent = parent
        key = nil
    }

    init(_ index: Int, _ key: any CodingKey, of parent: ValueDecoder) {
        document = parent.document
        self.index = index
        nextMember = JSONDocument.firstMember(of: index)
        self.parent = parent
        self.key = key
    }

    /// The value as any type.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let direct = directType(type) { return try read(type, direct) }
        return try Value(from: self)
    }

    /// What was read at an index, or why it is nothing of that type.
    func checked<Value>(_ value: Value?, at index: Int, _ key: @autoclosure () -> any CodingKey) throws -> Value {
        guard let value else { throw document.failure(Value.self, at: index, codingPath + [key()]) }
        return value
    }

    func checked<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw document.failure(Value.self, at: index, codingPath) }
        return value
    }
}

extension ValueDecoder: Decoder {
    package var codingPath: [any CodingKey] {
        var keys: [any CodingKey] = []
        var link: ValueDecoder? = self
        while let current = link {
            if let key = current.key { keys.append(key) }
            link = current.parent
        }
        return keys.reversed()
    }

    package var userInfo: [CodingUserInfoKey: Any] { [:] }

    package func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard document[index].kind == .object else {
            throw document.failure([String: Any].self, at: index, codingPath)
        }
        openObject()
        return KeyedDecodingContainer(ObjectDecodingContainer(self))
    }

    package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard document[index].kind == .array else { throw document.failure([Any].self, at: index, codingPath) }
        return ArrayDecodingContainer(self)
    }

    package func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension ValueDecoder: SingleValueDecodingContainer {
    package func decodeNil() -> Bool { document[index].kind == .null }

    package func decode(_ type: Bool.Type) throws -> Bool { try checked(document.bool(at: index)) }
    package func decode(_ type: String.Type) throws -> String { try checked(document.string(at: index)) }
    package func decode(_ type: Double.Type) throws -> Double { try checked(document.double(at: index)) }
    package func decode(_ type: Float.Type) throws -> Float { try checked(document.float(at: index)) }
    package func decode(_ type: Int.Type) throws -> Int { try integer() }
    package func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    package func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    package func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    package func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    package func decode(_ type: Int128.Type) throws -> Int128 { try integer() }
    package func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    package func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    package func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    package func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    package func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    package func decode(_ type: UInt128.Type) throws -> UInt128 { try integer() }
    package func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }

    private func integer<Value: FixedWidthInteger>() throws -> Value {
        try checked(document.integer(Value.self, at: index))
    }
}
