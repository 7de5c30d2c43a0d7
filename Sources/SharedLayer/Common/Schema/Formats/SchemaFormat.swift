/// The formats that the standard defines. Source: JSON Schema validation 2020-12, section 7.3.
package enum SchemaFormat: String, Sendable, CaseIterable {
    case dateTime = "date-time"
    case date
    case time
    case duration
    case email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4
    case ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case uuid
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    /// Draft 7 does not know the others.
    var isInDraft7: Bool { self != .duration && self != .uuid }

    /// What the text must be, in words.
    var meaning: String {
        switch self {
        case .dateTime: "a date and time with an offset, such as 2025-01-16T09:30:00Z (RFC 3339)"
        case .date: "a date such as 2025-01-16 (RFC 3339)"
        case .time: "a time with an offset, such as 09:30:00Z (RFC 3339)"
        case .duration: "a duration such as P1DT12H (RFC 3339)"
        case .email, .idnEmail: "an e-mail address"
        case .hostname, .idnHostname: "a host name"
        case .ipv4: "an IPv4 address such as 192.0.2.1"
        case .ipv6: "an IPv6 address such as 2001:db8::1"
        case .uri: "an absolute URI such as https://example.com/a"
        case .uriReference: "a URI or a relative reference"
        case .iri: "an absolute IRI such as https://example.com/é"
        case .iriReference: "an IRI or a relative reference"
        case .uriTemplate: "a URI template such as /orders/{id} (RFC 6570)"
        case .uuid: "a UUID such as 2eb8aa08-aa98-11ea-b4aa-73b441d16380"
        case .jsonPointer: "a JSON Pointer such as /a/0 (RFC 6901)"
        case .relativeJSONPointer: "a relative JSON Pointer such as 1/a"
        case .regex: "a regular expression (ECMA-262)"
        }
    }

    package func accepts(_ text: String) -> Bool {
        switch self {
        case .dateTime: Timestamp(text) != nil
        case .date: CivilDate(text) != nil
        // On a day, it is the time of a date and time, leap seconds included.
        case .time: Timestamp("2000-01-01T" + text) != nil
        case .duration: DurationGrammar.isDuration(text)
        case .email: EmailGrammar(isInternational: false).isAddress(text)
        case .idnEmail: EmailGrammar(isInternational: true).isAddress(text)
        case .hostname: HostGrammar.isHostname(text)
        case .idnHostname: HostGrammar.isInternationalHostname(text)
        case .ipv4: IPAddress(text)?.isVersion4 == true
        case .ipv6: IPAddress(text)?.isVersion4 == false
        case .uri: URIGrammar(isInternational: false).isAbsolute(text)
        case .uriReference: URIGrammar(isInternational: false).isReference(text)
        case .iri: URIGrammar(isInternational: true).isAbsolute(text)
        case .iriReference: URIGrammar(isInternational: true).isReference(text)
        case .uriTemplate: URITemplateGrammar.isTemplate(text)
        case .uuid: Validators.isUUID(text)
        case .jsonPointer: PointerGrammar.isPointer(text[...])
        case .relativeJSONPointer: PointerGrammar.isRelative(text)
        case .regex: SchemaPattern.isLegal(text)
        }
    }
}
