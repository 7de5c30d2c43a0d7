extension HTTPRequest {
    /// The header fields in libcurl's own notation: `Name: value`, `Name;` for an empty value, and `Name:` to keep
    /// libcurl from adding a field of its own.
    var headerLines: [String] {
        var lines = headers.fields.map { $0.value.isBlank ? "\($0.name);" : "\($0.name): \($0.value)" }
        if let signing {
            // libcurl 7.88.1 would sign a field that is only kept from being sent (curl issue 11664), so nothing is
            // suppressed here. A signed body over libcurl's threshold of 1 MiB is therefore announced with Expect, without
            // waiting.
            if let token = signing.sessionToken { lines.append("X-Amz-Security-Token: \(token)") }
            return lines
        }
        if headers["Expect"] == nil { lines.append("Expect:") }
        if headers["Accept"] == nil { lines.append("Accept:") }
        if headers["Content-Type"] == nil { lines.append("Content-Type:") }
        return lines
    }
}
