import COpenSSL

/// Hashes of whole messages.
package enum Digest {
    package static func hash(_ algorithm: HashAlgorithm, _ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: algorithm.byteCount)
        let done = EVP_Digest(bytes, bytes.count, &digest, nil, algorithm.evp, nil)
        precondition(done == 1, "OpenSSL without \(algorithm): its configuration took a standard hash away")
        return digest
    }

    /// Lowercase hexadecimal, as SQS's `MD5OfMessageBody` has it.
    package static func hexadecimal(_ algorithm: HashAlgorithm, _ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = hash(algorithm, bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
