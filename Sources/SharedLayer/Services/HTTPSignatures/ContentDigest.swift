import OpenSSLCrypto
import RawStructuredFieldValues

/// The field `Content-Digest` (RFC 9530): hashes of a body, as it travels.
package enum ContentDigest {
    package static let fieldName = "Content-Digest"

    /// The algorithms that count; the registry's others are broken or no hashes (RFC 9530 section 5).
    package enum Algorithm: String, Sendable, Hashable, CaseIterable {
        case sha256 = "sha-256"
        case sha512 = "sha-512"

        var hash: HashAlgorithm {
            switch self {
            case .sha256: .sha256
            case .sha512: .sha512
            }
        }
    }

    /// The field's value for a body.
    package static func value(of body: [UInt8], _ algorithm: Algorithm = .sha256) -> String {
        "\(algorithm.rawValue)=\(StructuredField.text(Digest.hash(algorithm.hash, body)))"
    }

    /// Checks a body against every hash of an algorithm that counts; others are ignored.
    ///
    /// - Parameter value: the field's lines, joined by commas.
    /// - Throws: `HTTPSignatureError` with `malformed`, `digestMismatch`, and `digestMissing` when no hash counts.
    package static func verify(_ value: String, of body: [UInt8]) throws(HTTPSignatureError) {
        let members = try StructuredField.dictionary(value, of: fieldName)
        var isChecked = false
        for (name, member) in members {
            guard let algorithm = Algorithm(rawValue: name) else { continue }
            let digest = try StructuredField.bytes(member, of: name)
            guard ConstantTime.equal(digest, Digest.hash(algorithm.hash, body)) else {
                throw HTTPSignatureError(.digestMismatch, "The body is not the one of its \(name)")
            }
            isChecked = true
        }
        guard isChecked else {
            throw HTTPSignatureError(.digestMissing, "\(fieldName) has neither sha-256 nor sha-512")
        }
    }
}
