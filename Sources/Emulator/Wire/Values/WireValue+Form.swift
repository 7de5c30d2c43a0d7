import FoundationEssentials

extension WireValue {
    /// The members of a query-protocol request; every value in it is a text.
    package init(_ form: FormParameters) {
        if let value = form.value {
            self = .text(value)
        } else if form.names == ["member"] {
            self = .list(form.elements.map(WireValue.init))
        } else {
            self = .structure(form.names.map { Member($0, WireValue(form[$0])) })
        }
    }

    /// The value in an answer of the query protocol.
    package func xml(_ name: String) -> XMLElement {
        switch self {
        case .null: XMLElement(name, text: "")
        case .bool(let value): XMLElement(name, text: value ? "true" : "false")
        case .integer(let number): XMLElement(name, text: String(number))
        case .double(let number): XMLElement(name, text: String(number))
        case .text(let text): XMLElement(name, text: text)
        case .bytes(let bytes): XMLElement(name, text: Data(bytes).base64EncodedString())
        case .timestamp(let seconds):
            XMLElement(
                name,
                text: Date(timeIntervalSince1970: seconds).formatted(
                    Date.ISO8601FormatStyle(includingFractionalSeconds: seconds != seconds.rounded())))
        case .list(let items): XMLElement(name, children: items.map { $0.xml("member") })
        case .structure(let members): XMLElement(name, children: members.map { $0.value.xml($0.name) })
        case .map(let members):
            XMLElement(
                name,
                children: members.map {
                    XMLElement("entry", children: [XMLElement("key", text: $0.name), $0.value.xml("value")])
                })
        }
    }

    /// Seconds since 1970: a number in CBOR and JSON, a date of ISO 8601 in forms.
    package var seconds: Double? {
        guard case .text(let text) = self else { return number }
        let whole = try? Date(text, strategy: .iso8601)
        let fractional = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        return (whole ?? fractional)?.timeIntervalSince1970 ?? Double(text)
    }
}
