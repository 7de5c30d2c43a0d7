import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite struct EnvelopeServiceTests {
    private let keys: LocalKeyStore
    private let store: CountingKeyStore
    private let clock = SettableClock(SigningParty.now)
    private let context: EncryptionContext = ["table": "secrets", "id": "4711"]

    init() throws {
        keys = LocalKeyStore(
            [:], wrappingKeys: ["key-1": try SymmetricKey.generate(), "key-2": try SymmetricKey.generate()])
        store = CountingKeyStore(keys)
    }

    private func service(
        _ keyID: String = "key-1", older: Set<String> = [], limits: DataKeyLimits = DataKeyLimits(),
        store: (any WrappingKeyStore)? = nil
    ) throws -> EnvelopeService {
        try EnvelopeService(
            .test(clock: clock), store: store ?? self.store, keyID: keyID, olderKeyIDs: older, limits: limits)
    }

    private func code(
        _ service: EnvelopeService, _ envelope: [UInt8], _ context: EncryptionContext? = nil
    ) async -> EnvelopeError.Code? {
        do {
            _ = try await service.open(envelope, context: context ?? self.context)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("opens what it sealed, whatever its length", arguments: [0, 1, 1_000, 100_000])
    func roundTrip(count: Int) async throws {
        let plaintext = [UInt8](repeating: 7, count: count)
        let envelope = try await service().seal(plaintext, context: context)
        #expect(try await service().open(envelope, context: context) == plaintext)
        #expect(try await service().seal(plaintext, context: context) != envelope)
        let (header, sealed) = try Envelope.parse(envelope)
        #expect(header.keyID == "key-1" && header.wrapped.count == 40)
        #expect(sealed.count == count + 28)
    }

    @Test("opens what another process sealed, with the same context in any order")
    func otherProcess() async throws {
        let envelope = try await service().seal([1], context: context)
        let reordered: EncryptionContext = ["id": "4711", "table": "secrets"]
        #expect(try await service(limits: .uncached, store: keys).open(envelope, context: reordered) == [1])
    }

    @Test("refuses another context, told from a change")
    func otherContext() async throws {
        let envelope = try await service().seal([1], context: context)
        for other: EncryptionContext in [
            [:], ["table": "secrets"], ["table": "secrets", "id": "4712"], ["tables": "ecrets", "id": "4711"],
        ] {
            #expect(await code(try service(), envelope, other) == .contextMismatch)
        }
        #expect(store.decrypted == 0)
    }

    @Test("tells another key of the same name, a key that is not accepted, and one that is gone")
    func otherKey() async throws {
        let envelope = try await service().seal([1], context: context)
        let others = LocalKeyStore([:], wrappingKeys: ["key-1": try SymmetricKey.generate()])
        #expect(await code(try service(store: others), envelope) == .keyMismatch)
        #expect(await code(try service("key-2"), envelope) == .keyUnknown)
        #expect(await code(try service("key-2", older: ["key-1"]), envelope) == nil)
        #expect(await code(try service(store: LocalKeyStore([:])), envelope) == .keyUnknown)
    }

    @Test("refuses an envelope of which any one bit was changed, and says where it can what is wrong")
    func tampered() async throws {
        let service = try service(limits: .uncached, store: keys)
        let envelope = try await service.seal(Array("secret".utf8), context: context)
        let keyID = 68..<70 + 5
        let wrapped = keyID.upperBound + 2..<keyID.upperBound + 42
        for place in envelope.indices {
            for bit: UInt8 in [1, 0x80] {
                var changed = envelope
                changed[place] ^= bit
                let found = await code(service, changed)
                switch place {
                case 0, 1: #expect(found == .malformed)
                case 2: #expect(found == .versionUnsupported)
                case 3: #expect(found == .algorithmUnsupported)
                case 36..<68: #expect(found == .contextMismatch)
                case 70..<75: #expect(found == (bit == 1 ? .keyUnknown : .malformed))
                case wrapped: #expect(found == .keyMismatch)
                case 68, 69, 75, 76: #expect(found != nil)
                default: #expect(found == .authenticationFailed)
                }
            }
        }
    }

    @Test("refuses an envelope that ends anywhere before its end, or goes on behind it")
    func truncated() async throws {
        let service = try service()
        let envelope = try await service.seal([], context: context)
        for count in envelope.indices {
            #expect(await code(service, Array(envelope.prefix(count))) == .truncated)
        }
        #expect(await code(service, envelope + [0]) == .authenticationFailed)
    }

    @Test("puts nothing of one envelope into another, even with the same data key")
    func swapped() async throws {
        let service = try service()
        let one = try await service.seal([1], context: context)
        let other = try await service.seal([2], context: context)
        #expect(store.generated == 1)
        let split = one.count - 29
        #expect(await code(service, Array(one.prefix(split) + other.suffix(29))) == .authenticationFailed)
    }

    @Test("uses one data key for many messages of a context, and unwraps it once")
    func cached() async throws {
        let service = try service()
        var envelopes: [[UInt8]] = []
        for number in 0..<5 { envelopes.append(try await service.seal([UInt8(number)], context: context)) }
        for envelope in envelopes { _ = try await service.open(envelope, context: context) }
        #expect(store.generated == 1 && store.decrypted == 1)
        _ = try await service.seal([1], context: ["id": "4712"])
        #expect(store.generated == 2)
    }

    @Test("asks for another data key after so many messages, so many bytes, or so long")
    func limits() async throws {
        let service = try service(limits: DataKeyLimits(ageSecondsMax: 60, messagesMax: 3, bytesMax: 100))
        func generated(_ counts: [Int]) async throws -> Int {
            let before = store.generated
            for count in counts { _ = try await service.seal([UInt8](repeating: 0, count: count), context: context) }
            return store.generated - before
        }
        #expect(try await generated([1, 1, 1]) == 1)
        #expect(try await generated([1]) == 1)
        #expect(try await generated([99]) == 0)
        #expect(try await generated([1]) == 1)
        #expect(try await generated([101, 50]) == 1)
        clock.advance(seconds: 59)
        #expect(try await generated([1]) == 0)
        clock.advance(seconds: 1)
        #expect(try await generated([1]) == 1)
        clock.advance(seconds: -10)
        #expect(try await generated([1]) == 1)
    }

    @Test("unwraps a key again when it was kept for long enough")
    func openingAge() async throws {
        let service = try service(limits: DataKeyLimits(ageSecondsMax: 60))
        let envelope = try await service.seal([1], context: context)
        for advance: Int64 in [0, 59, 1, 0] {
            clock.advance(seconds: advance)
            _ = try await service.open(envelope, context: context)
        }
        #expect(store.decrypted == 2)
    }

    @Test("keeps no more keys than it may: the oldest goes first")
    func capacity() async throws {
        let service = try service(limits: DataKeyLimits(keysMax: 2))
        for number in [1, 2, 3, 3, 2] {
            _ = try await service.seal([1], context: ["id": "\(number)"])
            clock.advance(seconds: 1)
        }
        #expect(store.generated == 3)
        _ = try await service.seal([1], context: ["id": "1"])
        #expect(store.generated == 4)
    }

    @Test("asks the store each time where nothing is kept")
    func uncached() async throws {
        let service = try service(limits: .uncached)
        let envelope = try await service.seal([], context: context)
        _ = try await service.seal([], context: context)
        for _ in 0..<2 { _ = try await service.open(envelope, context: context) }
        #expect(store.generated == 2 && store.decrypted == 2)
    }

    @Test("says that the store is away, and works again when it is back")
    func unavailable() async throws {
        let service = try service(limits: .uncached)
        let envelope = try await service.seal([1], context: context)
        store.fail(KeyStoreError(.unavailable, "away"))
        #expect(await code(service, envelope) == .unavailable)
        let error = await #expect(throws: EnvelopeError.self) { try await service.seal([1], context: context) }
        #expect(error?.code == .unavailable)
        store.fail(nil)
        #expect(await code(service, envelope) == nil)
    }

    @Test(
        "refuses aliases, which may name another key tomorrow",
        arguments: ["alias/a", "arn:aws:kms:eu-central-1:1:alias/a", ""])
    func aliases(keyID: String) {
        let error = #expect(throws: EnvelopeError.self) { try service(keyID) }
        #expect(error?.code == .keyNotNamed)
        #expect(throws: EnvelopeError.self) { try service(older: [keyID]) }
    }

    @Test("refuses more bytes than are sealed at once, and contexts that are too long")
    func tooLarge() async throws {
        let long: EncryptionContext = ["id": String(repeating: "a", count: 8_192)]
        for (count, context) in [(EnvelopeService.plaintextBytesMax + 1, context), (1, long)] {
            let error = await #expect(throws: EnvelopeError.self) {
                try await service().seal([UInt8](repeating: 0, count: count), context: context)
            }
            #expect(error?.code == .tooLarge)
        }
        #expect(store.generated == 0)
    }

    @Test("opens what others sealed by the description of the format")
    func stable() async throws {
        let keys = LocalKeyStore([:], wrappingKeys: ["key-1": try SymmetricKey(Array(0..<32))])
        let envelope = try #require(Base64URL.bytes(Self.kept))
        let opened = try await service(store: keys).open(envelope, context: ["id": "4711", "é": "💶"])
        #expect(String(decoding: opened, as: UTF8.self) == "kept")
    }

    /// Made by Python's cryptography, from the description of the format alone.
    private static let kept =
        "TUUBAcjJysvMzc7P0NHS09TV1tfY2drb3N3e3-Dh4uPk5ebn3jXm0shNp5F3RjsyRsgaEIAeL_i2S3TRJ9kIie-EtscABWtleS0x"
        + "ACjfDRyhxHfrmIxm0soPrkfPJgzi1mFiL_oUsilngwUtfAL5A9cuTI-Utwks2rKQbCqBZgziJkMjvlrRItakmNWafRsKklK52gIA"
        + "AQIDBAUGBwgJCgty8mMDuRfbQlIoY2KHKYvaArpbRg"
}
