import COpenSSL

/// Keyed hashes (RFC 2104).
package enum HMAC {
    package static func authenticate(_ algorithm: HashAlgorithm, key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: algorithm.byteCount)
        // An empty array's pointer may be null, which OpenSSL takes for "the key of before".
        let keyBytes = key.isEmpty ? [0] : key
        let done = COpenSSL.HMAC(algorithm.evp, keyBytes, Int32(key.count), bytes, bytes.count, &code, nil)
        precondition(done != nil, "OpenSSL without HMAC over \(algorithm)")
        return code
    }
}
