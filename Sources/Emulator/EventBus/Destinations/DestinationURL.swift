/// The URL of a call: the endpoint with its `*` filled in and its query.
enum DestinationURL {
    static func make(_ endpoint: String, _ path: [String], _ query: [(name: String, value: String)]) -> String {
        var values = path[...]
        var url = ""
        for character in endpoint {
            if character == "*", let value = values.popFirst() {
                url += encoded(value)
            } else {
                url.append(character)
            }
        }
        guard !query.isEmpty else { return url }
        let text = query.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
        return url + (url.contains("?") ? "&" : "?") + text
    }

    /// RFC 3986's unreserved characters stay.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }
}
