import OpenSSLCrypto
import SharedLayer

/// Ties a form to the browser that it was made for: a random cookie, and in the form a hash of it.
///
/// Who makes a browser send a form from elsewhere can neither read the cookie nor, by its prefix `__Host-`, set it; so nobody
/// is signed in by somebody else's form (RFC 9700 section 4.7).
package struct FormToken: Sendable, Equatable {
    private let secret: String

    package init(_ secrets: SecretSource) {
        secret = secrets.secret()
    }

    /// The token of the browser that sent these cookies; nil when it sent none.
    package init?(cookies: [String], issuer: String) {
        let prefix = Self.name(issuer) + "="
        let values = cookies.filter { $0.utf8.starts(with: prefix.utf8) }
            .compactMap { String(Substring($0.utf8.dropFirst(prefix.utf8.count))) }
        guard values.count == 1, Base64URL.bytes(values[0])?.count == 32 else { return nil }
        secret = values[0]
    }

    package var formValue: String { Base64URL.text(Digest.hash(.sha256, Array("form:\(secret)".utf8))) }

    /// In a time that tells nothing.
    package func matches(_ value: String?) -> Bool {
        ConstantTime.equal(Array(formValue.utf8), Array((value ?? "").utf8))
    }

    package func cookie(issuer: String) -> String {
        let secure = Self.isSecure(issuer) ? "; Secure" : ""
        return "\(Self.name(issuer))=\(secret); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(Self.seconds)\(secure)"
    }

    /// How long somebody may take to sign in.
    private static let seconds = 1_800

    /// Browsers take the prefix over TLS only; without it this is somebody's own machine.
    private static func name(_ issuer: String) -> String {
        isSecure(issuer) ? "__Host-moneta-form" : "moneta-form"
    }

    private static func isSecure(_ issuer: String) -> Bool { issuer.utf8.starts(with: "https://".utf8) }
}
