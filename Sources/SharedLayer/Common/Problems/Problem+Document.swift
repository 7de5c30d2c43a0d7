extension Problem {
    static let ownNames: Set<String> = ["type", "title", "status", "detail", "instance", "errors"]

    /// The problem document (RFC 9457 section 3.1).
    package var document: JSONValue {
        var members = JSONObject([("type", .string(type))])
        if !title.isEmpty { members["title"] = .string(title) }
        members["status"] = .number(JSONNumber(status))
        if let detail { members["detail"] = .string(detail) }
        if let instance { members["instance"] = .string(instance) }
        if !errors.isEmpty { members["errors"] = .array(errors.map(Self.value)) }
        for member in extensions.members where !Self.ownNames.contains(member.name) {
            members[member.name] = member.value
        }
        return .object(members)
    }

    private static func value(_ issue: ValidationIssue) -> JSONValue {
        var members = JSONObject([("pointer", .string("#" + issue.instancePath)), ("detail", .string(issue.message))])
        if !issue.schemaPath.isEmpty { members["schema"] = .string("#" + issue.schemaPath) }
        return .object(members)
    }

    /// Headers that go with the document.
    package var headers: [String: String] {
        var headers = ["content-type": Self.contentType]
        if let retryAfterSeconds { headers["retry-after"] = String(retryAfterSeconds) }
        // A response of status 405 has to say what is allowed (RFC 9110 section 15.5.6).
        if status == 405, let allowed = extensions["allowed"]?.array {
            headers["allow"] = allowed.compactMap(\.string).joined(separator: ", ")
        }
        return headers
    }
}
