import RawStructuredFieldValues

extension SignatureComponent {
    private static let derivedNames: Set<String> = [
        "@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query", "@query-param",
        "@status",
    ]

    /// Reads a component's identifier.
    /// - Throws: `malformed`, `componentUnsupported`.
    init(_ item: Item) throws(HTTPSignatureError) {
        guard case .string(let name) = item.rfc9651BareItem else {
            throw HTTPSignatureError(.malformed, "A component's name is a text in quotes")
        }
        var parameters: [Parameter] = []
        for (key, value) in item.rfc9651Parameters { parameters.append(try Self.parameter(key, value)) }
        self.init(name, parameters)
        try check()
    }

    /// - Throws: `componentUnsupported` for a name or a set of parameters that has no meaning.
    func check() throws(HTTPSignatureError) {
        let isKnown = isDerived ? Self.derivedNames.contains(name) : Self.isFieldName(name)
        let queryParameters = parameters.count { if case .queryParameter = $0 { true } else { false } }
        let members = parameters.count { if case .member = $0 { true } else { false } }
        let isOfField = !isDerived || parameters.count == queryParameters + (has(.fromRequest) ? 1 : 0)
        guard isKnown, isOfField, Set(parameters).count == parameters.count, members <= 1,
            queryParameters == (name == "@query-param" ? 1 : 0),
            !(has(.bytes) && (has(.strictlySerialized) || members > 0)), !(name == "@status" && has(.fromRequest))
        else {
            throw HTTPSignatureError(.componentUnsupported, "The component \(name) \(parameters) is not understood")
        }
    }

    var item: Item {
        var map = StructuredField.Parameters()
        for parameter in parameters {
            switch parameter {
            case .strictlySerialized: map["sf"] = .bool(true)
            case .member(let key): map["key"] = .string(key)
            case .bytes: map["bs"] = .bool(true)
            case .fromRequest: map["req"] = .bool(true)
            case .fromTrailers: map["tr"] = .bool(true)
            case .queryParameter(let name): map["name"] = .string(name)
            }
        }
        return Item(bareItem: RFC9651BareItem.string(name), parameters: map)
    }

    /// The identifier as the signature base has it.
    /// - Throws: `malformed`.
    var identifier: String { get throws(HTTPSignatureError) { try StructuredField.text(.item(item)) } }

    private static func parameter(_ key: String, _ value: RFC9651BareItem) throws(HTTPSignatureError) -> Parameter {
        switch (key, value) {
        case ("sf", .bool(true)): return .strictlySerialized
        case ("bs", .bool(true)): return .bytes
        case ("req", .bool(true)): return .fromRequest
        case ("tr", .bool(true)): return .fromTrailers
        case ("key", .string(let text)): return .member(text)
        case ("name", .string(let text)): return .queryParameter(text)
        default:
            throw HTTPSignatureError(.componentUnsupported, "The component parameter \(key) is not understood")
        }
    }

    /// A token in lower case (RFC 9110 section 5.6.2).
    private static func isFieldName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
