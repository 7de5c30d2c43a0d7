extension HTTPRequest {
    /// The header fields in libcurl's own notation: `Name: value`, `Name;` for an empty value, and `Name:` to keep
    /// libcurl from adding a field of its own.
    var headerLines: [String] {
        var lines = headers.fields.map { $0.value.isBlank ? "\($0.name);" : "\($0.name): \($0.value)" }
        if headers["Expect"] == nil { lines.append("Expect:") }
        if headers["Accept"] == nil { lines.append("Accept:") }
        if headers["Content-Type"] == nil { lines.append("Content-Type:") }
        return lines
    }
}
