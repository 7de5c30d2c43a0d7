import FoundationEssentials

/// Types that are not asked to decode themselves.
extension ValueDecoder {
    /// Nil for a type that is.
    func directType(_ type: any Any.Type) -> DirectType? {
        guard let direct = DirectType(type), direct != .bytes || document.form == .attributes else { return nil }
        return direct
    }

    func read<Value: Decodable>(_ type: Value.Type, _ direct: DirectType) throws -> Value {
        let value: Any?
        switch direct {
        case .stringDictionary: value = try strings()
        case .strings: value = try array { try string(at: $0, $1) }
        case .integers: value = try array { try integer(at: $0, $1) as Int }
        case .doubles: value = try array { try double(at: $0, $1) }
        case _ where decodeNil(): value = nil
        case .data: value = try data()
        case .bytes: value = [UInt8](try data())
        case .date: value = try Date(from: self)
        case .url: value = try url()
        case .decimal: value = document.decimal(at: index)
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
