extension JWSHeader {
    /// A header is some 500 bytes.
    static let bytesMax = 4_096
    private static let textBytesMax = 2_048
    private static let tokenIDBytesMax = 128
    /// The end of the year 9999, beyond which nobody signs.
    private static let secondsMax = 253_402_300_799

    /// Reads a header strictly: proper JSON without duplicate names, an algorithm that is accepted, and no extension but `b64`.
    ///
    /// Members that are neither ours nor critical are ignored (RFC 7515 section 4), keys and certificates among them:
    /// a signature never brings the key that it is checked with.
    /// - Throws: `malformed`, `algorithmRefused`, `extensionRefused`.
    init(json: [UInt8], policy: JWSPolicy) throws(SignatureError) {
        let members = try Self.members(json)
        guard let name = members["alg"]?.string else {
            throw SignatureError(.malformed, "The header has no text alg")
        }
        guard let algorithm = JWSAlgorithm(rawValue: name), policy.algorithms.contains(algorithm) else {
            throw SignatureError(.algorithmRefused, "The algorithm \(name.debugDescription) is not accepted")
        }
        let payload = try Self.payload(members)
        guard policy.payloads.contains(payload) else {
            throw SignatureError(.extensionRefused, "A payload must be \(policy.payloads), not \(payload)")
        }
        self.init(
            algorithm: algorithm, payload: payload, thumbprint: try Self.text("x5t#S256", in: members),
            keyID: try Self.text("kid", in: members), issuedAt: try Self.seconds("iat", in: members),
            tokenID: try Self.text("jti", in: members, bytesMax: Self.tokenIDBytesMax),
            audience: try Self.text("aud", in: members), url: try Self.text("url", in: members),
            type: try Self.text("typ", in: members))
    }

    /// `crit` names `b64` and nothing else, or is not there, nor then `b64` (RFC 7515 section 4.1.11, RFC 7797 section 6).
    private static func payload(_ members: JSONObject) throws(SignatureError) -> JWSPayloadEncoding {
        switch (members["crit"], members["b64"]) {
        case (nil, nil): return .base64URL
        case (.array([.string("b64")]), .bool(let isEncoded)): return isEncoded ? .base64URL : .unencoded
        default:
            throw SignatureError(
                .extensionRefused, "crit may name b64 alone, and both are there or neither: b64 is true or false")
        }
    }

    private static func members(_ json: [UInt8]) throws(SignatureError) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONParser(limits: JSONLimits(depthMax: 8, bytesMax: bytesMax)).parse(json)
        } catch {
            throw SignatureError(.malformed, "The header is no proper JSON", cause: error)
        }
        guard case .object(let members) = value else {
            throw SignatureError(.malformed, "The header is no JSON object")
        }
        return members
    }

    private static func text(
        _ name: String, in members: JSONObject, bytesMax: Int = textBytesMax
    ) throws(SignatureError) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.string, (1...bytesMax).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f })
        else {
            throw SignatureError(.malformed, "\(name) must be a text of 1 to \(bytesMax) bytes")
        }
        return text
    }

    private static func seconds(_ name: String, in members: JSONObject) throws(SignatureError) -> Int64? {
        guard let value = members[name] else { return nil }
        guard let seconds = value.number?.int, (0...secondsMax).contains(seconds) else {
            throw SignatureError(.malformed, "\(name) must be whole seconds since 1970")
        }
        return Int64(seconds)
    }
}
