import Testing

@testable import OpenSSLCrypto

@Suite struct DigestTests {
    @Test(
        "hashes as RFC 1321 and FIPS 180-4 say",
        arguments: [
            (HashAlgorithm.md5, "900150983cd24fb0d6963f7d28e17f72"),
            (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func knownHashes(algorithm: HashAlgorithm, expected: String) {
        #expect(Digest.hexadecimal(algorithm, Array("abc".utf8)) == expected)
        #expect(Digest.hash(algorithm, Array("abc".utf8)).count == algorithm.byteCount)
    }

    @Test("hashes the empty message")
    func emptyMessage() {
        #expect(Digest.hexadecimal(.md5, []) == "d41d8cd98f00b204e9800998ecf8427e")
    }

    @Test("authenticates as RFC 4231's test case 2 says")
    func knownHMAC() {
        let code = HMAC.authenticate(.sha256, key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
        #expect(code == bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    }

    @Test("takes an empty key, and not the key of the call before")
    func emptyHMACKey() {
        let expected = bytes("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
        _ = HMAC.authenticate(.sha256, key: [1, 2, 3], [])
        #expect(HMAC.authenticate(.sha256, key: [], []) == expected)
    }

    @Test("gives as many random bytes as asked for, and others each time")
    func random() throws {
        #expect(try SecureRandom.bytes(0).isEmpty)
        #expect(try SecureRandom.bytes(32).count == 32)
        #expect(try SecureRandom.bytes(32) != SecureRandom.bytes(32))
        #expect(throws: CryptoError.self) { try SecureRandom.bytes(-1) }
    }

    @Test("compares secrets by length and by every byte")
    func constantTime() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
        #expect(ConstantTime.equal([], []))
    }
}
