import Testing

@testable import OpenSSLCrypto

@Suite struct AESGCMTests {
    private let key = [UInt8](repeating: 7, count: 32)

    @Test("opens test case 16 of the GCM specification")
    func knownAnswer() throws {
        let key = bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
        let sealed = bytes(
            """
            cafebabefacedbaddecaf888
            522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
            76fc6ece0f4e1768cddf8853bb2d551b
            """)
        let expected = bytes(
            """
            d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
            """)
        let opened = try AESGCM.open(
            sealed, key: key, authenticating: bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        #expect(opened == expected)
    }

    @Test(
        "seals test cases 13, 14 and 15 of the GCM specification",
        arguments: [
            (
                String(repeating: "00", count: 32), String(repeating: "00", count: 12), "", "",
                "530f8afbc74536b9a963b4f1c4cb738b"
            ),
            (
                String(repeating: "00", count: 32), String(repeating: "00", count: 12),
                String(repeating: "00", count: 16),
                "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"
            ),
            (
                "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
                """
                d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657
                ba637b391aafd255
                """,
                """
                522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0a
                bcc9f662898015ad
                """, "b094dac5d93471bdec1a502270e3cc6c"
            ),
        ])
    func knownSeals(key: String, nonce: String, text: String, sealed: String, tag: String) throws {
        let made = try AESGCM.seal(bytes(text), key: bytes(key), nonce: bytes(nonce), authenticating: [])
        #expect(made == bytes(nonce + sealed + tag))
        #expect(try AESGCM.open(made, key: bytes(key)) == bytes(text))
    }

    @Test("opens what it sealed, whatever its length", arguments: [0, 1, 15, 16, 17, 4096, 100_000])
    func roundTrip(count: Int) throws {
        let plaintext = [UInt8](repeating: 0x61, count: count)
        let sealed = try AESGCM.seal(plaintext, key: key, authenticating: [1, 2])
        #expect(sealed.count == count + 28)
        #expect(try AESGCM.open(sealed, key: key, authenticating: [1, 2]) == plaintext)
        #expect(try AESGCM.seal(plaintext, key: key) != AESGCM.seal(plaintext, key: key))
    }

    @Test("refuses a message of which any one bit was changed")
    func tampered() throws {
        let sealed = try AESGCM.seal(Array("secret".utf8), key: key)
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            let error = #expect(throws: CryptoError.self) { try AESGCM.open(changed, key: key) }
            #expect(error?.code == .authenticationFailed)
        }
    }

    @Test("refuses another key, other authenticated bytes, and what is too short")
    func wrongContext() throws {
        let sealed = try AESGCM.seal([1], key: key, authenticating: [9])
        let other = [UInt8](repeating: 8, count: 32)
        for (key, authenticating) in [(other, [9]), (key, [8]), (key, [])] as [([UInt8], [UInt8])] {
            let error = #expect(throws: CryptoError.self) {
                try AESGCM.open(sealed, key: key, authenticating: authenticating)
            }
            #expect(error?.code == .authenticationFailed)
        }
        #expect(throws: CryptoError.self) { try AESGCM.open(Array(sealed.prefix(27)), key: key) }
        #expect(throws: CryptoError.self) { try AESGCM.seal([1], key: [1, 2, 3]) }
    }
}
