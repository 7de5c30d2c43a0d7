import Testing

@testable import OpenSSLCrypto

@Suite struct AESKeyWrapTests {
    private let wrappingKey = bytes("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")

    @Test(
        "wraps as RFC 3394's examples under keys of 256 bits",
        arguments: [
            ("00112233445566778899AABBCCDDEEFF", "64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7"),
            (
                "00112233445566778899AABBCCDDEEFF0001020304050607",
                "A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1"
            ),
            (
                "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F",
                "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21"
            ),
        ])
    func examples(key: String, wrapped: String) throws {
        #expect(try AESKeyWrap.wrap(bytes(key), under: wrappingKey) == bytes(wrapped))
        #expect(try AESKeyWrap.unwrap(bytes(wrapped), under: wrappingKey) == bytes(key))
    }

    @Test("wraps keys of any length as Python's cryptography does (RFC 5649)")
    func padded() async throws {
        let foreign = try await ForeignCrypto.prepare()
        let script = """
            from cryptography.hazmat.primitives.keywrap import aes_key_wrap_with_padding, aes_key_unwrap_with_padding
            key = octets(arguments[0])
            wrapped = [aes_key_wrap_with_padding(key, bytes(range(length))) for length in (1, 7, 8, 9, 20, 33)]
            ours = [len(aes_key_unwrap_with_padding(key, octets(text))) for text in arguments[1].split(',')]
            print(','.join(text.hex() for text in wrapped) + ';' + ','.join(map(str, ours)))
            """
        let keys = [1, 7, 8, 9, 20, 33].map { (0..<UInt8($0)).map { $0 } }
        let wrapped = try keys.map { try AESKeyWrap.wrapPadded($0, under: wrappingKey) }
        let output = try await foreign.run(
            script, [hexadecimal(wrappingKey), wrapped.map(hexadecimal).joined(separator: ",")]
        ).split(separator: ";")
        try #require(output.count == 2)
        #expect(output[0].split(separator: ",").map { bytes(String($0)) } == wrapped)
        #expect(output[1] == "1,7,8,9,20,33")
        for (key, wrapped) in zip(keys, wrapped) {
            #expect(try AESKeyWrap.unwrapPadded(wrapped, under: wrappingKey) == key)
        }
    }

    @Test("refuses wrapped keys of which any bit was changed, and those under another key")
    func tampered() throws {
        let key = [UInt8](repeating: 9, count: 32)
        let other = [UInt8](repeating: 1, count: 32)
        let forms: [([UInt8], ([UInt8], [UInt8]) throws -> [UInt8])] = [
            (try AESKeyWrap.wrap(key, under: wrappingKey), { try AESKeyWrap.unwrap($0, under: $1) }),
            (try AESKeyWrap.wrapPadded(key, under: wrappingKey), { try AESKeyWrap.unwrapPadded($0, under: $1) }),
        ]
        for (wrapped, unwrap) in forms {
            for place in wrapped.indices {
                var changed = wrapped
                changed[place] ^= 0x80
                #expect(code { try unwrap(changed, wrappingKey) } == .authenticationFailed)
            }
            #expect(code { try unwrap(wrapped, other) } == .authenticationFailed)
            #expect(code { try unwrap(Array(wrapped.dropLast()), wrappingKey) } == .authenticationFailed)
            #expect(code { try unwrap([], wrappingKey) } == .authenticationFailed)
            #expect(code { try unwrap(wrapped, [1]) } == .invalidParameter)
        }
    }

    @Test("refuses keys of lengths that cannot be wrapped")
    func lengths() {
        for count in [0, 8, 15, 17, 5_000] {
            #expect(
                code { try AESKeyWrap.wrap([UInt8](repeating: 0, count: count), under: wrappingKey) }
                    == .invalidParameter)
        }
        #expect(code { try AESKeyWrap.wrapPadded([], under: wrappingKey) } == .invalidParameter)
    }

    private func code(_ body: () throws -> [UInt8]) -> CryptoError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? CryptoError)?.code
        }
    }
}
