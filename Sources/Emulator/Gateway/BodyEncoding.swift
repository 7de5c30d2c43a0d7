import FoundationEssentials

/// How a request's body is written into an event: as text, or in base64 with the flag set.
///
/// HTTP APIs go by the content type: text types pass as they are, everything else in base64. A text type whose bytes are
/// no UTF-8 goes in base64 too, since an event is JSON. Without a content type a body is taken for text where it is UTF-8.
struct BodyEncoding {
    let text: String?
    let isBase64Encoded: Bool

    init(_ bytes: [UInt8], contentType: String?) {
        guard !bytes.isEmpty else {
            text = nil
            isBase64Encoded = false
            return
        }
        if Self.isText(contentType), let string = String(validating: bytes, as: UTF8.self) {
            text = string
            isBase64Encoded = false
        } else {
            text = Data(bytes).base64EncodedString()
            isBase64Encoded = true
        }
    }

    private static func isText(_ contentType: String?) -> Bool {
        guard let contentType else { return true }
        let type = (contentType.split(separator: ";").first ?? "").lowercased().filter { $0 != " " }
        return type.hasPrefix("text/") || textTypes.contains(type) || type.hasSuffix("+json") || type.hasSuffix("+xml")
    }

    private static let textTypes: Set<String> = [
        "application/json", "application/javascript", "application/xml", "application/graphql",
        "application/x-www-form-urlencoded",
    ]
}
