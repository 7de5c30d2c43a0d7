import COpenSSL

/// Keys out of passwords, at a price in memory and time that who guesses pays for each guess (RFC 7914).
package enum Scrypt {
    /// What a derivation costs: 128 · `blockSize` · 2^`costExponent` bytes of memory, that many steps `parallelization` times.
    package struct Cost: Sendable, Hashable {
        package let costExponent: Int
        package let blockSize: Int
        package let parallelization: Int

        package init(costExponent: Int, blockSize: Int, parallelization: Int) {
            self.costExponent = costExponent
            self.blockSize = blockSize
            self.parallelization = parallelization
        }

        /// OpenSSL counts the blocks of all lanes beside the memory of one.
        var bytesMax: UInt64 { 128 * UInt64(blockSize) * ((1 << UInt64(costExponent)) + UInt64(parallelization) + 2) }

        var isPossible: Bool {
            1...24 ~= costExponent && 1...32 ~= blockSize && 1...16 ~= parallelization
        }
    }

    /// Throws `invalidParameter` for a cost that no deployment of ours has memory for, `operationFailed`.
    package static func derive(
        from password: [UInt8], salt: [UInt8], cost: Cost, byteCount: Int
    ) throws(CryptoError) -> [UInt8] {
        guard cost.isPossible, 16...64 ~= byteCount else {
            throw CryptoError(.invalidParameter, "No key can be derived at that cost")
        }
        var key = [UInt8](repeating: 0, count: byteCount)
        let done = password.withUnsafeBytes { bytes in
            EVP_PBE_scrypt(
                bytes.bindMemory(to: CChar.self).baseAddress, password.count, salt, salt.count,
                1 << UInt64(cost.costExponent), UInt64(cost.blockSize), UInt64(cost.parallelization), cost.bytesMax,
                &key, byteCount)
        }
        guard done == 1 else { throw .openSSL(.operationFailed, "No key was derived from the password") }
        return key
    }
}
