import FoundationEssentials

/// Base64 as events carry it: the standard alphabet, padded (RFC 4648, section 4).
enum Base64 {
    /// The bytes of `text`, which the error's message calls `name`.
    static func bytes(_ text: String, of name: String) throws(LambdaEventError) -> [UInt8] {
        // FoundationEssentials takes `====` for a zero byte.
        guard !text.utf8.suffix(3).elementsEqual("===".utf8), let data = Data(base64Encoded: text) else {
            throw LambdaEventError(.invalidBase64, "\(name) is not base64")
        }
        return [UInt8](data)
    }

    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
