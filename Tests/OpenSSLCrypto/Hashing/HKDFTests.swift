import Testing

@testable import OpenSSLCrypto

@Suite struct HKDFTests {
    @Test(
        "derives the keys of RFC 5869's examples with SHA-256",
        arguments: [
            (
                [UInt8](repeating: 0x0b, count: 22), [UInt8](0...0x0c), [UInt8](0xf0...0xf9),
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
            ),
            (
                [UInt8](0...0x4f), [UInt8](0x60...0xaf), [UInt8](0xb0...0xff),
                """
                b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f
                09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87
                """
            ),
            (
                [UInt8](repeating: 0x0b, count: 22), [], [],
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
            ),
        ])
    func examples(secret: [UInt8], salt: [UInt8], info: [UInt8], expected: String) throws {
        let expected = bytes(expected)
        #expect(try HKDF.derive(from: secret, salt: salt, info: info, byteCount: expected.count) == expected)
        #expect(try HKDF.derive(from: secret, salt: salt, info: info, byteCount: 32) == Array(expected.prefix(32)))
    }

    @Test("derives no key that is empty or too long", arguments: [0, -1, 255 * 32 + 1])
    func lengths(count: Int) {
        let error = #expect(throws: CryptoError.self) { try HKDF.derive(from: [1], info: [], byteCount: count) }
        #expect(error?.code == .invalidParameter)
    }

    @Test("derives as long a key as there is")
    func longest() throws {
        #expect(try HKDF.derive(.sha512, from: [1], info: [], byteCount: 255 * 64).count == 255 * 64)
    }
}
