/// A part of an HTTP message that a signature covers: a field, or something derived from the message
/// (RFC 9421 section 2).
package struct SignatureComponent: Sendable {
    /// A field's name in lower case, or the name of a derived component, which begins with `@`.
    package let name: String
    /// In the order in which they are written.
    package let parameters: [Parameter]

    package enum Parameter: Sendable, Hashable {
        /// The field's value as a structured field, written anew.
        case strictlySerialized
        /// One member of a field that is a dictionary.
        case member(String)
        /// Each line of the field as bytes, for fields whose lines cannot be joined by commas.
        case bytes
        /// From the request that the response answers.
        case fromRequest
        /// From the trailers instead of the headers.
        case fromTrailers
        /// The name of a query parameter, escaped as in the signature base.
        case queryParameter(String)
    }

    init(_ name: String, _ parameters: [Parameter] = []) {
        self.name = name
        self.parameters = parameters
    }

    package static let method = SignatureComponent("@method")
    package static let targetURI = SignatureComponent("@target-uri")
    package static let authority = SignatureComponent("@authority")
    package static let scheme = SignatureComponent("@scheme")
    package static let requestTarget = SignatureComponent("@request-target")
    package static let path = SignatureComponent("@path")
    package static let query = SignatureComponent("@query")
    package static let status = SignatureComponent("@status")
    package static let contentDigest = SignatureComponent("content-digest")
    package static let contentType = SignatureComponent("content-type")

    /// - Parameter name: without escapes.
    package static func queryParameter(_ name: String) -> SignatureComponent {
        SignatureComponent("@query-param", [.queryParameter(QueryParameters.escaped(name))])
    }

    /// - Parameter name: in any case.
    package static func field(_ name: String) -> SignatureComponent { SignatureComponent(name.lowercased()) }

    package func strictlySerialized() -> SignatureComponent { adding(.strictlySerialized) }
    package func member(_ key: String) -> SignatureComponent { adding(.member(key)) }
    package func asBytes() -> SignatureComponent { adding(.bytes) }
    package func fromRequest() -> SignatureComponent { adding(.fromRequest) }
    package func fromTrailers() -> SignatureComponent { adding(.fromTrailers) }

    private func adding(_ parameter: Parameter) -> SignatureComponent {
        SignatureComponent(name, parameters + [parameter])
    }

    var isDerived: Bool { name.utf8.first == UInt8(ascii: "@") }

    func has(_ parameter: Parameter) -> Bool { parameters.contains(parameter) }
}

/// The order of parameters makes no other component (RFC 9421 section 2).
extension SignatureComponent: Hashable {
    package static func == (left: SignatureComponent, right: SignatureComponent) -> Bool {
        left.name == right.name && Set(left.parameters) == Set(right.parameters)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(Set(parameters))
    }
}
