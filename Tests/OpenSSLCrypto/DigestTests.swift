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
    }
}
