import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite struct EncryptionTests {
    private let key: SymmetricKey

    init() throws {
        key = try SymmetricKey.generate()
    }

    private func code<Value>(_ body: () throws -> Value) -> CryptoError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? CryptoError)?.code
        }
    }

    @Test("opens the texts and bytes that it sealed, each time into other bytes", arguments: ["", "4711", "Zoë 💶"])
    func roundTrip(text: String) throws {
        let sealed = try Encryption.seal(text, key: key, context: "account/7")
        #expect(try Encryption.open(sealed, key: key, context: "account/7") == text)
        #expect(try Encryption.seal(text, key: key, context: "account/7") != sealed)
        let bytes = try Encryption.seal(Array(text.utf8), key: key)
        #expect(try Encryption.open(bytes, key: key) == Array(text.utf8))
        #expect(bytes.count == text.utf8.count + 29)
    }

    @Test("refuses another key, another context, and any change")
    func refused() throws {
        let sealed = try Encryption.seal([1, 2, 3], key: key, context: "a")
        let other = try SymmetricKey.generate()
        #expect(code { try Encryption.open(sealed, key: other, context: "a") } == .authenticationFailed)
        #expect(code { try Encryption.open(sealed, key: key, context: "b") } == .authenticationFailed)
        #expect(code { try Encryption.open(sealed, key: key) } == .authenticationFailed)
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 4
            let expected: CryptoError.Code = place == 0 ? .invalidParameter : .authenticationFailed
            #expect(code { try Encryption.open(changed, key: key, context: "a") } == expected)
        }
    }

    @Test("says what is no sealed value")
    func malformed() throws {
        let sealed = try Encryption.seal("a", key: key)
        for text in ["", "AA", "!", sealed + "=", " " + sealed] {
            #expect(code { try Encryption.open(text, key: key) } == .invalidParameter)
        }
        for count in 0..<29 {
            let bytes = [1] + [UInt8](repeating: 0, count: max(0, count - 1))
            #expect(code { try Encryption.open(bytes, key: key) } == .invalidParameter)
        }
        let noText = Base64URL.text(try Encryption.seal([0xff], key: key))
        #expect(code { try Encryption.open(noText, key: key) } == .invalidParameter)
    }

    @Test("derives keys for purposes, the same ones each time")
    func derived() throws {
        let key = try SymmetricKey(Array(0..<32))
        #expect(try key.derived(for: "a") == key.derived(for: "a"))
        #expect(try key.derived(for: "a") != key.derived(for: "b"))
        #expect(try key.derived(for: "a", salt: [1]) != key.derived(for: "a"))
        #expect(try key.derived(for: "a").bytes == HKDF.derive(from: Array(0..<32), info: [0x61], byteCount: 32))
    }

    @Test("takes no key of another length, and shows none")
    func keys() throws {
        for count in [0, 16, 31, 33] {
            #expect(code { try SymmetricKey([UInt8](repeating: 0, count: count)) } == .invalidKey)
        }
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] {
            #expect(text.contains("SymmetricKey(256 bits)") && !text.contains("["))
        }
    }
}
