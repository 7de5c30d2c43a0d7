import OpenSSLCrypto

/// Where the next page of a query begins. Opaque to callers of an API, and of use for the same query only.
///
/// As text it carries a code (HMAC-SHA-256) of a secret of ours: a caller cannot make one up, change one, or use another's to look
/// where it may not. Also without that, a cursor that does not lie inside of the query is refused.
package struct PageCursor: Sendable, Hashable {
    /// SHA-256 of what the query is.
    private let scope: String
    private let key: [String: String]

    /// Nil when the key is not one of texts, which no key of ours is.
    init?(scope: String, lastKey: DynamoItem) {
        let texts = lastKey.compactMapValues(\.string)
        guard texts.count == lastKey.count else { return nil }
        self.scope = Self.digest(scope)
        key = texts
    }

    /// Throws `malformedCursor` when the cursor belongs to another query, or begins outside of this one.
    func startKey(
        scope: String, isInside: ([String: String]) -> Bool
    ) throws(RepositoryError) -> DynamoItem {
        guard self.scope == Self.digest(scope), isInside(key) else {
            throw RepositoryError(.malformedCursor, "the page token is for another query")
        }
        return key.mapValues { .string($0) }
    }

    private static func digest(_ text: String) -> String { Digest.hexadecimal(.sha256, Array(text.utf8)) }
}

extension PageCursor {
    /// Longer texts are refused unread. A key has at most 2 KB and 1 KB, an index as much again.
    package static let textBytesMax = 8_192

    /// The token that an API gives out. `secret` has 32 random bytes; every function that reads tokens needs the same.
    package func text(secret: [UInt8]) -> String {
        let members = [("scope", scope)] + key.sorted { $0.key < $1.key }.map { ("." + $0.key, $0.value) }
        let payload = JSONValue.object(JSONObject(members.map { ($0.0, .string($0.1)) })).bytes
        return Base64URL.text(Self.code(of: payload, secret) + payload)
    }

    /// Reads a token. Throws `malformedCursor` for whatever `text(secret:)` did not give out.
    package init(text: String, secret: [UInt8]) throws(RepositoryError) {
        guard secret.count >= Self.secretBytesMin, text.utf8.count <= Self.textBytesMax,
            let bytes = Base64URL.bytes(text),
            bytes.count > Self.codeBytes
        else { throw Self.malformed }
        let payload = Array(bytes.dropFirst(Self.codeBytes))
        guard ConstantTime.equal(Array(bytes.prefix(Self.codeBytes)), Self.code(of: payload, secret)) else {
            throw Self.malformed
        }
        try self.init(payload: payload)
    }

    /// Reads what a token's code vouches for.
    init(payload: [UInt8]) throws(RepositoryError) {
        guard let object = (try? JSONParser().parse(payload))?.object, let scope = object["scope"]?.string else {
            throw Self.malformed
        }
        var key: [String: String] = [:]
        for member in object.members where member.name.hasPrefix(".") {
            guard let text = member.value.string else { throw Self.malformed }
            key[String(member.name.dropFirst())] = text
        }
        self.scope = scope
        self.key = key
    }

    private static func code(of payload: [UInt8], _ secret: [UInt8]) -> [UInt8] {
        HMAC.authenticate(.sha256, key: secret, payload)
    }

    private static var malformed: RepositoryError {
        RepositoryError(.malformedCursor, "the page token was not made here")
    }

    private static let codeBytes = 32
    /// With a shorter one no token is read: what nobody has configured, everybody knows.
    package static let secretBytesMin = 32
}
