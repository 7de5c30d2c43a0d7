import CurlTransport
import RawStructuredFieldValues

/// Takes from a message what a signature's components stand for (RFC 9421 section 2).
struct ComponentValues {
    let message: SignableMessage
    /// What is known of fields beside the registered ones: only these can be covered with the parameter `sf`.
    let structuredFields: [String: StructuredFieldKind]

    /// - Throws: `componentMissing`, `componentUnsupported`, `malformed`.
    func value(of component: SignatureComponent) throws(HTTPSignatureError) -> String {
        if component.has(.fromRequest) {
            guard case .response(let response) = message else {
                throw HTTPSignatureError(.componentUnsupported, "req is for responses, not for requests")
            }
            guard let request = response.request else {
                throw HTTPSignatureError(.componentMissing, "The request of the response is not known")
            }
            return try value(of: component, in: request)
        }
        switch message {
        case .request(let request): return try value(of: component, in: request)
        case .response(let response): return try value(of: component, in: response)
        }
    }

    private func value(
        of component: SignatureComponent, in request: SignableRequest
    ) throws(HTTPSignatureError) -> String {
        guard component.isDerived else {
            return try fieldValue(of: component, headers: request.headers, trailers: request.trailers)
        }
        if component.name == "@method" { return try plain(request.method, component.name) }
        let url = try SignableURL(request.url)
        switch component.name {
        case "@target-uri": return url.targetURI
        case "@authority": return url.authority
        case "@scheme": return url.scheme
        case "@path": return url.path
        case "@query": return "?" + (url.query ?? "")
        case "@request-target": return try plain(request.requestTarget ?? url.requestTarget, component.name)
        case "@query-param":
            guard case .queryParameter(let name)? = component.parameters.first(where: { $0 != .fromRequest }),
                let value = QueryParameters.value(of: name, in: url.query ?? "")
            else {
                throw HTTPSignatureError(.componentMissing, "The query does not have the parameter exactly once")
            }
            return value
        default: throw HTTPSignatureError(.componentUnsupported, "A request has no \(component.name)")
        }
    }

    private func value(
        of component: SignatureComponent, in response: SignableResponse
    ) throws(HTTPSignatureError) -> String {
        guard component.isDerived else {
            return try fieldValue(of: component, headers: response.headers, trailers: response.trailers)
        }
        guard component.name == "@status", (100...999).contains(response.status) else {
            throw HTTPSignatureError(.componentUnsupported, "A response has no \(component.name)")
        }
        return String(response.status)
    }

    private func fieldValue(
        of component: SignatureComponent, headers: HTTPHeaders, trailers: HTTPHeaders
    ) throws(HTTPSignatureError) -> String {
        let lines = (component.has(.fromTrailers) ? trailers : headers).values(component.name).map(Self.trimmed)
        guard !lines.isEmpty else {
            throw HTTPSignatureError(.componentMissing, "The message has no field \(component.name)")
        }
        if component.has(.bytes) {
            return lines.map { StructuredField.text(Array($0.utf8)) }.joined(separator: ", ")
        }
        let value = try plain(lines.joined(separator: ", "), component.name)
        for case .member(let key) in component.parameters {
            guard let member = try StructuredField.dictionary(value, of: component.name)[key] else {
                throw HTTPSignatureError(.componentMissing, "The field \(component.name) has no member \(key)")
            }
            return try StructuredField.text(member)
        }
        guard component.has(.strictlySerialized) else { return value }
        guard let kind = structuredFields[component.name] ?? StructuredFieldKind.registered[component.name] else {
            throw HTTPSignatureError(
                .componentUnsupported,
                "Of the field \(component.name) it is not known what kind of structured field it is")
        }
        return try StructuredField.canonical(value, as: kind, of: component.name)
    }

    /// Without the white space around it and with folded lines made one (RFC 9421 section 2.1).
    private static func trimmed(_ value: String) -> String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a }
        let lines = value.utf8.split { $0 == 0x0a || $0 == 0x0d }
        let texts = lines.map { line in
            line.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        }.filter { !$0.isEmpty }
        return String(decoding: Array(texts.joined(separator: " ".utf8)), as: UTF8.self)
    }

    /// A line of the signature base is visible ASCII, so that no value can be taken for another line.
    private func plain(_ value: String, _ name: String) throws(HTTPSignatureError) -> String {
        guard value.utf8.allSatisfy({ (0x20...0x7e).contains($0) || $0 == 0x09 }) else {
            throw HTTPSignatureError(.componentUnsupported, "\(name) is no ASCII text: only bs can cover it")
        }
        return value
    }
}
