import OpenSSLCrypto

/// A keyed hash over time and body in one header field: `t=<seconds since 1970>,v1=<hexadecimal>`.
///
/// The hash is HMAC-SHA256 over the seconds as text, a full stop and the body: the layout of Stripe's webhooks, so that
/// partners have verifiers at hand. While secrets change there is one `v1` for each, and either verifies.
package struct HMACSignature: Sendable {
    package let field: String
    /// The newest first.
    private let secrets: [SecretText]

    package static let fieldDefault = "X-Signature"
    /// How far a signature's time may be from the verifier's.
    package static let toleranceSecondsDefault: Int64 = 300
    private static let headerBytesMax = 1_024
    private static let signaturesMax = 8

    package init(field: String = fieldDefault, secrets: [SecretText]) {
        self.field = field
        self.secrets = secrets
    }

    /// Whether there is something to sign with: an empty secret is none.
    var hasSecrets: Bool { !secrets.isEmpty && secrets.allSatisfy { !$0.revealed.isEmpty } }

    package func value(for body: [UInt8], at time: Timestamp) -> String {
        let seconds = time.secondsSince1970
        let signatures = secrets.map { ",v1=\(Hexadecimal.text(Self.code($0, seconds, body)))" }
        return "t=\(seconds)" + signatures.joined()
    }

    /// Whether one of the secrets made one of the value's signatures over this body, not long ago.
    ///
    /// False for whatever is not of that form. Parts under other names are passed over.
    package func isValid(
        _ value: String, for body: [UInt8], at time: Timestamp, toleranceSeconds: Int64 = toleranceSecondsDefault
    ) -> Bool {
        guard let parts = Self.parts(of: value), abs(time.secondsSince1970 - parts.seconds) <= toleranceSeconds else {
            return false
        }
        return secrets.contains { secret in
            guard !secret.revealed.isEmpty else { return false }
            let expected = Self.code(secret, parts.seconds, body)
            return parts.signatures.contains { ConstantTime.equal($0, expected) }
        }
    }

    private static func parts(of value: String) -> (seconds: Int64, signatures: [[UInt8]])? {
        guard value.utf8.count <= headerBytesMax else { return nil }
        var seconds: Int64?
        var signatures: [[UInt8]] = []
        for part in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let text = part[part.index(after: equals)...]
            switch part[..<equals] {
            case "t":
                // Ten digits last until the year 2286; no sign, no blank.
                guard seconds == nil, (1...12).contains(text.utf8.count),
                    text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(text)
                else { return nil }
                seconds = value
            case "v1":
                guard let bytes = Hexadecimal.bytes(text), signatures.count < signaturesMax else { return nil }
                signatures.append(bytes)
            default: continue
            }
        }
        return seconds.map { ($0, signatures) }
    }

    private static func code(_ secret: SecretText, _ seconds: Int64, _ body: [UInt8]) -> [UInt8] {
        HMAC.authenticate(.sha256, key: Array(secret.revealed.utf8), Array("\(seconds).".utf8) + body)
    }
}
