/// The formats that are checked. Source: JSON Schema validation 2020-12, section 7.3.
enum SchemaFormat: String, Sendable {
    case date
    case dateTime = "date-time"
    case uuid
    case uri
    case email

    /// Formats of the standard that a schema would rely on in vain.
    static let notOffered: Set<String> = [
        "time", "duration", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri-reference", "iri",
        "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex",
    ]

    var meaning: String {
        switch self {
        case .date: "a date such as 2025-01-16"
        case .dateTime: "a date and time as RFC 3339 says"
        case .uuid: "a UUID"
        case .uri: "an absolute URI"
        case .email: "an e-mail address"
        }
    }

    func accepts(_ text: String) -> Bool {
        switch self {
        case .date: CivilDate(text) != nil
        case .dateTime: Timestamp(text) != nil
        case .uuid: Self.isUUID(text)
        case .uri: URIGrammar.isAbsolute(text)
        case .email: EmailGrammar.isAddress(text)
        }
    }

    /// RFC 9562 section 4, in either case.
    private static func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy { Hexadecimal.value($0) != nil }
    }
}
