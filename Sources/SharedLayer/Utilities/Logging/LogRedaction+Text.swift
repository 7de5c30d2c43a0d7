import FunctionRuntime

extension LogRedaction {
    /// The text without the secrets in it.
    package func text(_ text: String) -> String {
        guard text.utf8.count <= Self.textBytesMax else {
            return self.text(text.cut(toBytes: Self.textBytesMax - 2 * Self.cutMark.utf8.count))
        }
        var text = text
        for _ in 0..<Self.passesMax {
            guard let rest = Self.withoutSecrets(text) else { return text }
            text = rest
        }
        return Self.withoutSecrets(text) == nil ? text : Self.placeholder
    }

    /// Nil where there are none.
    private static func withoutSecrets(_ text: String) -> String? {
        let bytes = text.utf8Span.span
        var secrets: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            if let secret = SecretPattern.secret(in: bytes, at: place) {
                secrets.append(secret)
                place = secret.upperBound
            } else {
                place += 1
            }
        }
        return secrets.isEmpty ? nil : Self.text(bytes, without: secrets)
    }

    private static func text(_ bytes: Span<UInt8>, without secrets: [Range<Int>]) -> String {
        var rest: [UInt8] = []
        var place = 0
        for secret in secrets {
            for kept in place..<secret.lowerBound { rest.append(bytes[kept]) }
            rest.append(contentsOf: placeholder.utf8)
            place = secret.upperBound
        }
        for kept in place..<bytes.count { rest.append(bytes[kept]) }
        return String(decoding: rest, as: UTF8.self)
    }
}
