package import OpenSSLCrypto

/// A public key as JSON (RFC 7517, RFC 7518 section 6, RFC 8037), named by its thumbprint (RFC 7638): who has the key knows its
/// name, so that none has to be handed around.
package struct JSONWebKey: Sendable, Hashable {
    package let key: PublicKey
    /// base64url of the SHA-256 of the key's required members in their canonical form.
    package let thumbprint: String
    /// `kty` and the numbers, in the order of their names.
    private let members: JSONObject

    /// Throws `operationFailed`, and `invalidKey` for a curve that JOSE has no name for.
    package init(_ key: PublicKey) throws(CryptoError) {
        self.key = key
        members = try Self.members(of: key)
        thumbprint = Base64URL.text(Digest.hash(.sha256, JSONValue.object(members).bytes))
    }

    /// Reads `kty` and the numbers; what else the key says (`kid`, `use`, `alg`) is for the caller.
    ///
    /// Throws `invalidKey`, also for a key that is symmetric or private: who publishes one has lost it.
    package init(json: JSONObject) throws(CryptoError) {
        guard json["d"] == nil, json["k"] == nil else {
            throw CryptoError(.invalidKey, "The JSON Web Key is a secret")
        }
        switch (json["kty"]?.string, json["crv"]?.string) {
        case ("RSA", _):
            let numbers = PublicKeyNumbers.rsa(
                modulus: try Self.number("n", in: json), exponent: try Self.number("e", in: json))
            try self.init(PublicKey(numbers))
        case ("EC", let name?):
            guard let curve = Self.curves.first(where: { $0.name == name })?.kind else {
                throw CryptoError(.invalidKey, "The JSON Web Key is on a curve that is not offered")
            }
            let point = PublicKeyNumbers.point(x: try Self.number("x", in: json), y: try Self.number("y", in: json))
            try self.init(PublicKey(point, curve: curve))
        case ("OKP", "Ed25519"):
            try self.init(PublicKey(.ed25519(try Self.number("x", in: json))))
        default:
            throw CryptoError(.invalidKey, "The JSON Web Key is of a kind that is not offered")
        }
    }

    /// As a member of a key set: for signatures by `algorithm`, named by the thumbprint.
    package func json(algorithm: JWSAlgorithm) -> JSONValue {
        var published = members
        published["alg"] = .string(algorithm.rawValue)
        published["kid"] = .string(thumbprint)
        published["use"] = "sig"
        return .object(published)
    }

    /// RFC 7638 section 3.2: the required members alone, by name.
    private static func members(of key: PublicKey) throws(CryptoError) -> JSONObject {
        switch try key.numbers() {
        case .rsa(let modulus, let exponent):
            return JSONObject([("e", text(exponent)), ("kty", "RSA"), ("n", text(modulus))])
        case .point(let x, let y):
            guard let name = curves.first(where: { $0.kind == key.kind })?.name else {
                throw CryptoError(.invalidKey, "JOSE has no name for the curve of the key")
            }
            return JSONObject([("crv", .string(name)), ("kty", "EC"), ("x", text(x)), ("y", text(y))])
        case .ed25519(let bytes):
            return JSONObject([("crv", "Ed25519"), ("kty", "OKP"), ("x", text(bytes))])
        }
    }

    private static let curves: [(name: String, kind: KeyKind)] = [
        ("P-256", .p256), ("P-384", .p384), ("P-521", .p521),
    ]

    private static func text(_ bytes: [UInt8]) -> JSONValue { .string(Base64URL.text(bytes)) }

    private static func number(_ name: String, in json: JSONObject) throws(CryptoError) -> [UInt8] {
        guard let text = json[name]?.string, text.utf8.count <= numberTextBytesMax, let bytes = Base64URL.bytes(text)
        else {
            throw CryptoError(.invalidKey, "The JSON Web Key has no number \(name) in base64url")
        }
        return bytes
    }

    /// RSA with 8192 bits, in base64url.
    private static let numberTextBytesMax = 1_366
}
