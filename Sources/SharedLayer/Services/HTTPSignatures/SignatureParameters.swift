import RawStructuredFieldValues

/// What a signature says about itself (RFC 9421 section 2.3).
package struct SignatureParameters: Sendable, Hashable {
    /// Seconds since 1970.
    package var created: Int64?
    /// Seconds since 1970; from then on the signature does not count.
    package var expires: Int64?
    package var keyID: String?
    package var algorithm: String?
    /// Unique among the signer's signatures.
    package var nonce: String?
    /// What the signature is for, such as the name of a protocol.
    package var tag: String?

    package init(
        created: Int64? = nil, expires: Int64? = nil, keyID: String? = nil, algorithm: String? = nil,
        nonce: String? = nil, tag: String? = nil
    ) {
        self.created = created
        self.expires = expires
        self.keyID = keyID
        self.algorithm = algorithm
        self.nonce = nonce
        self.tag = tag
    }

    /// Members that are not known say nothing; they are covered all the same.
    /// - Throws: `malformed` for a known one of another type.
    init(_ parameters: StructuredField.Parameters) throws(HTTPSignatureError) {
        for (key, value) in parameters {
            switch (key, value) {
            case ("created", .integer(let seconds)): created = seconds
            case ("expires", .integer(let seconds)): expires = seconds
            case ("keyid", .string(let text)): keyID = text
            case ("alg", .string(let text)): algorithm = text
            case ("nonce", .string(let text)): nonce = text
            case ("tag", .string(let text)): tag = text
            case ("created", _), ("expires", _), ("keyid", _), ("alg", _), ("nonce", _), ("tag", _):
                throw HTTPSignatureError(.malformed, "The signature's \(key) is of another type")
            default: continue
            }
        }
    }

    var structuredParameters: StructuredField.Parameters {
        var map = StructuredField.Parameters()
        map["created"] = created.map(RFC9651BareItem.integer)
        map["expires"] = expires.map(RFC9651BareItem.integer)
        map["keyid"] = keyID.map(RFC9651BareItem.string)
        map["alg"] = algorithm.map(RFC9651BareItem.string)
        map["nonce"] = nonce.map(RFC9651BareItem.string)
        map["tag"] = tag.map(RFC9651BareItem.string)
        return map
    }
}
