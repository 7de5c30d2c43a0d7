import FoundationEssentials

/// A body as responses carry it: text as it is, other bytes in base64.
struct ResponseBody {
    let text: String
    let isBase64Encoded: Bool

    init(_ bytes: [UInt8]) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self.text = text
            isBase64Encoded = false
        } else {
            text = Base64.text(bytes)
            isBase64Encoded = true
        }
    }

    /// The JSON of a value. Throws an `EncodingError`.
    init(json value: some Encodable, encoder: JSONEncoder?) throws {
        text = String(decoding: try (encoder ?? Self.encoder).encode(value), as: UTF8.self)
        isBase64Encoded = false
    }

    static let jsonType = "application/json"

    /// `headers` with a content type, unless they or `multiple` name one in any case.
    static func json(_ headers: [String: String], _ multiple: [String: [String]]? = nil) -> [String: String] {
        guard HTTPHeaderFields(headers, multiple)["content-type"] == nil else { return headers }
        return headers.merging(["content-type": jsonType]) { own, _ in own }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }
}
