/// Writes public keys in DER (RFC 5280 section 4.1.2.7), whose parts RFC 8017, RFC 5480 and RFC 8410 name.
enum SubjectPublicKeyInfo {
    static func rsa(modulus: [UInt8], exponent: [UInt8]) -> [UInt8] {
        let algorithm = element(.sequence, objectIdentifier(rsaEncryption) + element(.null, []))
        return key(algorithm, element(.sequence, integer(modulus) + integer(exponent)))
    }

    /// Throws `invalidKey` without a curve, and for coordinates that are not as long as its field.
    static func point(x: [UInt8], y: [UInt8], on curve: KeyKind?) throws(CryptoError) -> [UInt8] {
        guard let curve, let identifier = identifier(of: curve) else {
            throw CryptoError(.invalidKey, "A point needs an elliptic curve")
        }
        guard x.count == curve.coordinateByteCount, y.count == x.count else {
            throw CryptoError(.invalidKey, "A coordinate is not as long as the curve's field")
        }
        let algorithm = element(.sequence, objectIdentifier(ellipticCurve) + objectIdentifier(identifier))
        return key(algorithm, [uncompressed] + x + y)
    }

    static func ed25519(_ bytes: [UInt8]) -> [UInt8] {
        key(element(.sequence, objectIdentifier([0x2B, 0x65, 0x70])), bytes)
    }

    private enum Tag: UInt8 {
        case integer = 0x02
        case bitString = 0x03
        case null = 0x05
        case objectIdentifier = 0x06
        case sequence = 0x30
    }

    private static let rsaEncryption: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
    private static let ellipticCurve: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    private static let uncompressed: UInt8 = 0x04

    private static func identifier(of curve: KeyKind) -> [UInt8]? {
        switch curve {
        case .p256: [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        case .p384: [0x2B, 0x81, 0x04, 0x00, 0x22]
        case .p521: [0x2B, 0x81, 0x04, 0x00, 0x23]
        case .secp256k1: [0x2B, 0x81, 0x04, 0x00, 0x0A]
        case .rsa, .ed25519: nil
        }
    }

    private static func key(_ algorithm: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        element(.sequence, algorithm + element(.bitString, [0] + bytes))
    }

    private static func objectIdentifier(_ bytes: [UInt8]) -> [UInt8] { element(.objectIdentifier, bytes) }

    /// A positive integer: no zeros in front but the one that keeps the sign bit clear.
    private static func integer(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array(bytes.drop { $0 == 0 })
        let needsZero = digits.first.map { $0 & 0x80 != 0 } ?? true
        return element(.integer, needsZero ? [0] + digits : digits)
    }

    private static func element(_ tag: Tag, _ content: [UInt8]) -> [UInt8] {
        guard content.count > 0x7F else { return [tag.rawValue, UInt8(content.count)] + content }
        var length: [UInt8] = []
        var rest = content.count
        while rest > 0 {
            length.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [tag.rawValue, 0x80 | UInt8(length.count)] + length + content
    }
}
