extension Problem {
    /// Of a document whose type says no more than its status (RFC 9457 section 4.2.1).
    package static let blankType = "about:blank"

    /// Reads a problem document, also one of another service's.
    ///
    /// `httpStatus` is that of the response, which counts when the document has none. A member of the wrong type is as good
    /// as absent (RFC 9457 section 3.1). Nil when the value is no object, or no status of HTTP is known.
    package init?(document: JSONValue, httpStatus: Int? = nil) {
        guard let members = document.object,
            let status = members["status"]?.number?.int.flatMap(Self.acceptable) ?? httpStatus.flatMap(Self.acceptable)
        else { return nil }
        let type = members["type"]?.string ?? Self.blankType
        self.init(
            kind: type.hasPrefix(Self.typePrefix) ? String(type.dropFirst(Self.typePrefix.count)) : type,
            title: members["title"]?.string ?? "", status: status, detail: members["detail"]?.string,
            instance: members["instance"]?.string,
            errors: (members["errors"]?.array ?? []).compactMap(Self.issue),
            extensions: JSONObject(
                members.members.filter { !Self.ownNames.contains($0.name) }.map { ($0.name, $0.value) }))
    }

    /// Reads the body of a response when its media type says that it is a problem document; nil otherwise.
    ///
    /// The member `retryAfterSeconds` is not in the body: the header `Retry-After` has it.
    package init?(body: [UInt8], contentType: String?, httpStatus: Int, limits: JSONLimits = JSONLimits()) {
        let mediaType = contentType?.prefix { $0 != ";" && $0 != " " }
        guard mediaType?.lowercased() == Self.contentType,
            let document = try? JSONParser(limits: limits).parse(body)
        else { return nil }
        self.init(document: document, httpStatus: httpStatus)
    }

    private static func acceptable(_ status: Int) -> Int? { 100...599 ~= status ? status : nil }

    private static func issue(_ value: JSONValue) -> ValidationIssue? {
        guard let pointer = value["pointer"]?.string, let detail = value["detail"]?.string else { return nil }
        func path(_ fragment: String) -> String { fragment.hasPrefix("#") ? String(fragment.dropFirst()) : fragment }
        return ValidationIssue(
            instancePath: path(pointer), schemaPath: path(value["schema"]?.string ?? ""), message: detail)
    }
}

/// Codable as its document.
extension Problem: Codable {
    package init(from decoder: any Decoder) throws {
        guard let problem = Problem(document: try JSONValue(from: decoder)) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "this must be a problem with its status"))
        }
        self = problem
    }

    package func encode(to encoder: any Encoder) throws {
        try document.encode(to: encoder)
    }
}
