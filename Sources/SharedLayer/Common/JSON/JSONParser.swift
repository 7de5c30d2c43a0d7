/// Reads JSON strictly (RFC 8259, and I-JSON's rule of unique names, RFC 7493 section 2.3).
///
/// Refuses what lenient readers let pass and disagree about: names that occur twice, escapes of half a surrogate pair,
/// invalid UTF-8, a byte order mark, anything after the value, and whatever is beyond the limits.
package struct JSONParser: Sendable {
    package let limits: JSONLimits

    package init(limits: JSONLimits = JSONLimits()) {
        self.limits = limits
    }

    package func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytesMax else {
            throw JSONError(.tooLarge, "the text has \(bytes.count) bytes, more than \(limits.bytesMax)")
        }
        var reader = JSONReader(bytes: bytes, limits: limits)
        return try reader.readDocument()
    }

    package func parse(_ text: String) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8))
    }
}
