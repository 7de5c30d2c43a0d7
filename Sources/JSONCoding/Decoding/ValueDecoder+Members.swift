/// Members of the object that the decoder stands at.
extension ValueDecoder {
    /// To be called before its members are asked for.
    func openObject() {
        if names == nil, !document.canSearch(index) { names = document.names(of: index) }
    }

    /// In the order of the text, each once.
    var memberNames: [String] { document.memberNames(of: index, areDifferent: names == nil) }

    /// The index of the value of that name.
    func member(_ name: String) -> Int? {
        if let names { return names[name] }
        guard let found = document.member(name, in: index, from: nextMember) else { return nil }
        nextMember = document.next(after: found &+ 1)
        return found &+ 1
    }

    /// The member whose value is at the index was only looked at: it is the next one that will be asked for.
    func lookAgain(at index: Int) { nextMember = index &- 1 }

    func bool(at index: Int, _ key: @autoclosure () -> any CodingKey) throws -> Bool {
        try checked(document.bool(at: index), at: index, key())
    }

    func string(at index: Int, _ key: @autoclosure () -> any CodingKey) throws -> String {
        try checked(document.string(at: index), at: index, key())
    }

    func double(at index: Int, _ key: @autoclosure () -> any CodingKey) throws -> Double {
        try checked(document.double(at: index), at: index, key())
    }

    func float(at index: Int, _ key: @autoclosure () -> any CodingKey) throws -> Float {
        try checked(document.float(at: index), at: index, key())
    }

    func integer<Value: FixedWidthInteger>(
        at index: Int, _ key: @autoclosure () -> any CodingKey
    ) throws -> Value {
        try checked(document.integer(Value.self, at: index), at: index, key())
    }

    func value<Value: Decodable>(
        _ type: Value.Type, at index: Int, _ key: @autoclosure () -> any CodingKey
    ) throws -> Value {
        try ValueDecoder(index, key(), of: self).value(type)
    }
}
