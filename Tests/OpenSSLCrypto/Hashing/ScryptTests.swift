import Testing

@testable import OpenSSLCrypto

@Suite struct ScryptTests {
    @Test(
        "derives the keys of RFC 7914 section 12's examples",
        arguments: [
            (
                "password", "NaCl", Scrypt.Cost(costExponent: 10, blockSize: 8, parallelization: 16),
                """
                fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830da\
                c727afb94a83ee6d8360cbdfa2cc0640
                """
            ),
            (
                "pleaseletmein", "SodiumChloride", Scrypt.Cost(costExponent: 14, blockSize: 8, parallelization: 1),
                """
                7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9\
                e61e85dc0d651e40dfcf017b45575887
                """
            ),
        ])
    func examples(password: String, salt: String, cost: Scrypt.Cost, expected: String) throws {
        let key = try Scrypt.derive(from: Array(password.utf8), salt: Array(salt.utf8), cost: cost, byteCount: 64)
        #expect(key == bytes(expected))
    }

    @Test(
        "refuses a cost that nobody has the memory for, and keys of other lengths",
        arguments: [(25, 8, 1, 32), (0, 8, 1, 32), (14, 33, 1, 32), (14, 8, 17, 32), (14, 8, 1, 15), (14, 8, 1, 65)])
    func limits(exponent: Int, blockSize: Int, parallelization: Int, byteCount: Int) {
        let cost = Scrypt.Cost(costExponent: exponent, blockSize: blockSize, parallelization: parallelization)
        let error = #expect(throws: CryptoError.self) {
            try Scrypt.derive(from: [1], salt: [2], cost: cost, byteCount: byteCount)
        }
        #expect(error?.code == .invalidParameter)
    }
}
