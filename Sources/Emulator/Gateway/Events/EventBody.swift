import FoundationEssentials

/// A request's body as an event carries it: text, or base64.
///
/// AWS's guide says that binary content is base64. Which content is not was observed on HTTP APIs: `text/*`,
/// `application/json`, `application/xml` and `application/javascript`; all else, forms and a missing type included,
/// comes as base64.
struct EventBody: Equatable {
    /// Nil for an empty body.
    let text: String?
    let isBase64Encoded: Bool

    init(_ bytes: [UInt8], contentType: String?) {
        guard !bytes.isEmpty else {
            text = nil
            isBase64Encoded = false
            return
        }
        if Self.isText(contentType), let text = String(validating: bytes, as: UTF8.self) {
            self.text = text
            isBase64Encoded = false
        } else {
            text = Data(bytes).base64EncodedString()
            isBase64Encoded = true
        }
    }

    private static func isText(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        let type = contentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return type.hasPrefix("text/")
            || ["application/json", "application/xml", "application/javascript"].contains(type)
    }
}
