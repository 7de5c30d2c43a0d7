import FoundationEssentials
import OpenSSLCrypto

/// The secret of a key, opened.
enum KeyMaterial: Sendable {
    case pair(PrivateKey)
    /// 32 bytes for AES-256; for HMAC as many as the hash gives.
    case symmetric([UInt8])

    static func generate(_ spec: KeySpec) throws(CryptoError) -> KeyMaterial {
        guard let kind = spec.kind else {
            return .symmetric(try SecureRandom.bytes(spec.macHash?.byteCount ?? AESGCM.keyByteCount))
        }
        return .pair(try PrivateKey.generate(kind))
    }

    /// Opens what `sealed` made. Its record's id, spec and usage are part of the seal, so records cannot be swapped.
    init(_ record: KeyRecord, under masterKey: MasterKey) throws(CryptoError) {
        let bytes = try AESGCM.open(
            [UInt8](record.sealed), key: masterKey.bytes,
            authenticating: Self.seal(id: record.id, spec: record.spec, usage: record.usage))
        if record.publicKey == nil {
            self = .symmetric(bytes)
        } else {
            self = .pair(try PrivateKey(pkcs8DER: bytes))
        }
    }

    func sealed(
        under masterKey: MasterKey, id: String, spec: KeySpec, usage: KeyUsage
    ) throws(CryptoError) -> Data {
        let bytes =
            switch self {
            case .pair(let key): key.pkcs8DER
            case .symmetric(let key): key
            }
        let seal = Self.seal(id: id, spec: spec.rawValue, usage: usage.rawValue)
        return Data(try AESGCM.seal(bytes, key: masterKey.bytes, authenticating: seal))
    }

    /// SubjectPublicKeyInfo; nil for a symmetric key.
    var publicKey: Data? {
        guard case .pair(let key) = self else { return nil }
        return Data(key.publicKey.spkiDER)
    }

    private static func seal(id: String, spec: String, usage: String) -> [UInt8] {
        Array("\(id)|\(spec)|\(usage)".utf8)
    }
}
