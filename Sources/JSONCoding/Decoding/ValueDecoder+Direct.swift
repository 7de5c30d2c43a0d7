import FoundationEssentials

/// Types that are not asked to decode themselves: those of Foundation that JSON writes in another form than their own
/// `Codable` does, and the commonest arrays and dictionaries, which are read without a container.
extension ValueDecoder {
    func isReadDirectly(_ type: any Any.Type) -> Bool {
        type == [String: String].self || type == [String].self || type == [Int].self || type == [Double].self
            || type == Data.self || type == Date.self || type == URL.self || type == Decimal.self
            || (document.form == .attributes && type == [UInt8].self)
    }

    /// Expects a type that is read directly.
    func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value: Any?
        switch type {
        case is [String: String].Type: value = try strings()
        case is [String].Type: value = try array { try string(at: $0, $1) }
        case is [Int].Type: value = try array { try integer(at: $0, $1) as Int }
        case is [Double].Type: value = try array { try double(at: $0, $1) }
        case _ where decodeNil(): value = nil
        case is Data.Type: value = try data()
        case is [UInt8].Type: value = [UInt8](try data())
        case is Date.Type: value = try Date(from: self)
        case is URL.Type: value = try url()
        default: value = document.decimal(at: index)
        }
        guard let value = value as? Value else { throw document.failure(type, at: index, codingPath) }
        return value
    }

    private func array<Element>(_ read: (Int, JSONKey) throws -> Element) throws -> [Element] {
        let array = document[index]
        guard array.kind == .array else { throw document.failure([Any].self, at: index, codingPath) }
        var elements: [Element] = []
        elements.reserveCapacity(array.count)
        var element = index + 1
        while element < array.end {
            elements.append(try read(element, .element(elements.count)))
            element = document.next(after: element)
        }
        return elements
    }

    private func strings() throws -> [String: String] {
        let object = document[index]
        guard object.kind == .object else { throw document.failure([String: Any].self, at: index, codingPath) }
        var strings: [String: String] = [:]
        strings.reserveCapacity(object.count)
        try document.forEachMember(of: index) { name, value in
            guard let name = document.string(at: name), strings[name] == nil else { return }
            strings[name] = try string(at: value, JSONKey.entry(name))
        }
        return strings
    }

    private func data() throws -> Data {
        let written = document.form == .plain ? try decode(String.self) : try checked(document.binary(at: index))
        guard let data = Data(paddedBase64: written) else { throw corrupted("not Base64") }
        return data
    }

    private func url() throws -> URL {
        guard let url = URL(string: try decode(String.self)) else { throw corrupted("not a URL") }
        return url
    }

    private func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
    }
}
