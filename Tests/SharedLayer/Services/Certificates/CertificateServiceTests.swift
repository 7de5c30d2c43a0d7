import OpenSSLCrypto
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

/// Certificates in memory that count how often they are read.
private final class MemorySource: CertificateSource {
    private let state: Mutex<(entries: [CertificateEntry], reads: Int, fails: Bool)>
    private let delaysReads: Bool

    init(_ entries: [CertificateEntry], delaysReads: Bool = false) {
        state = Mutex((entries, 0, false))
        self.delaysReads = delaysReads
    }

    var reads: Int { state.withLock { $0.reads } }

    func set(_ entries: [CertificateEntry]) { state.withLock { $0.entries = entries } }

    func fail() { state.withLock { $0.fails = true } }

    func certificates(of entityID: String, type: String) async throws -> [CertificateEntry] {
        let entries = try state.withLock { state in
            state.reads += 1
            if state.fails { throw CancellationError() }
            return state.entries
        }
        // Long enough for others to come in, by their turns rather than by time.
        if delaysReads { for _ in 0..<1_000 { await Task.yield() } }
        return entries
    }
}

@Suite struct CertificateServiceTests {
    private let clock = SettableClock(SigningParty.now)

    private func service(_ source: MemorySource) -> CertificateService {
        CertificateService(.test(clock: clock), source: source)
    }

    private func code(_ body: () async throws(CertificateError) -> Void) async -> CertificateError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test("gives the active certificates of an entity, the newest first")
    func active() async throws {
        let short = try SigningParty(.p256, notAfter: SigningParty.now + 10)
        let long = try SigningParty(.p256, notAfter: SigningParty.now + 20)
        let expired = try SigningParty(.p256, notAfter: SigningParty.now - 1)
        let revoked = try SigningParty(.p256)
        let foreign = try SigningParty(.p256, notAfter: SigningParty.now + 99)
        let source = MemorySource([
            short.entry(), long.entry(), expired.entry(), revoked.entry(.revoked), foreign.entry(of: "somebody else"),
        ])
        let service = service(source)
        let active = try await service.activeCertificates(of: "party", type: "signing")
        #expect(active.map(\.thumbprint) == [long.thumbprint, short.thumbprint])
        #expect(try await service.activeCertificate(of: "party", type: "signing").thumbprint == long.thumbprint)
        #expect(try service.extractPublicKey(active[0]) == long.key.publicKey)
        #expect(
            await code { () throws(CertificateError) in
                _ = try await service.activeCertificate(of: "nobody", type: "signing")
            } == .notFound)
    }

    @Test("finds a certificate by its thumbprint, and says why it does not count")
    func byThumbprint() async throws {
        let good = try SigningParty(.p256)
        let early = try SigningParty(.p256, notBefore: SigningParty.now + 1)
        let late = try SigningParty(.p256, notAfter: SigningParty.now - 1)
        let revoked = try SigningParty(.p256)
        let service = service(
            MemorySource([good.entry(), early.entry(), late.entry(), revoked.entry(.revoked)]))
        let found = try await service.certificate(thumbprint: good.thumbprint, of: "party", type: "signing")
        #expect(found == good.certificate)
        for (thumbprint, expected) in [
            (early.thumbprint, .notYetValid), (late.thumbprint, .expired), (revoked.thumbprint, .revoked),
            ("none", .notFound),
        ] as [(String, CertificateError.Code)] {
            let found = await code { () throws(CertificateError) in
                _ = try await service.certificate(thumbprint: thumbprint, of: "party", type: "signing")
            }
            #expect(found == expected)
        }
        #expect(
            try await service.revocationStatus(thumbprint: revoked.thumbprint, of: "party", type: "signing") == .revoked
        )
    }

    @Test("reads again after its time, and sees the revocation then")
    func expiry() async throws {
        let party = try SigningParty(.p256)
        let source = MemorySource([party.entry()])
        let service = service(source)
        _ = try await service.certificates(of: "party", type: "signing")
        source.set([party.entry(.revoked)])
        clock.advance(seconds: 59)
        #expect(try await service.certificates(of: "party", type: "signing")[0].status == .active)
        clock.advance(seconds: 1)
        #expect(try await service.certificates(of: "party", type: "signing")[0].status == .revoked)
        #expect(source.reads == 2)
    }

    @Test("reads again for a certificate that it does not know, but not for each of many")
    func unknownThumbprints() async throws {
        let old = try SigningParty(.p256)
        let new = try SigningParty(.p256)
        let source = MemorySource([old.entry()])
        let service = service(source)
        _ = try await service.certificates(of: "party", type: "signing")
        source.set([old.entry(), new.entry()])
        clock.advance(seconds: 5)
        let found = try await service.certificate(thumbprint: new.thumbprint, of: "party", type: "signing")
        #expect(found == new.certificate)
        for number in 0..<50 {
            _ = try await service.candidates(for: "unknown \(number)", of: "party", type: "signing")
        }
        #expect(source.reads == 2)
    }

    @Test("says that the certificates could not be read, and keeps nothing of that")
    func failingSource() async throws {
        let source = MemorySource([])
        source.fail()
        let service = service(source)
        for _ in 0..<2 {
            let found = await code { () throws(CertificateError) in
                _ = try await service.certificates(of: "party", type: "signing")
            }
            #expect(found == .sourceFailed)
        }
        #expect(source.reads == 2)
    }

    @Test("While certificates overlap the newest signs, all verify, and the next is announced, in one order for all")
    func rotation() async throws {
        let now = SigningParty.now
        let old = try SigningParty(.p256, notBefore: now - 100, notAfter: now + 10)
        let new = try SigningParty(.p256, notBefore: now - 10, notAfter: now + 100)
        let twin = try SigningParty(.p256, notBefore: now - 10, notAfter: now + 100)
        let next = try SigningParty(.p256, notBefore: now + 5, notAfter: now + 200)
        let later = try SigningParty(.p256, notBefore: now + 50, notAfter: now + 300)
        let entries = [old, new, twin, next, later].map { $0.entry() }
        let twins = [new.thumbprint, twin.thumbprint].sorted()
        for _ in 0..<5 {
            let rotation = try await service(MemorySource(entries.shuffled())).rotation(of: "party", type: "signing")
            #expect(rotation.verifying.map(\.thumbprint) == twins + [old.thumbprint])
            #expect(rotation.signing?.thumbprint == twins[0])
            #expect(rotation.next?.thumbprint == next.thumbprint)
        }
        let service = service(MemorySource(entries))
        clock.advance(seconds: 5)
        #expect(try await service.activeCertificate(of: "party", type: "signing").thumbprint == next.thumbprint)
        #expect(try await service.rotation(of: "party", type: "signing").next?.thumbprint == later.thumbprint)
        clock.advance(seconds: 6)
        #expect(try await service.activeCertificates(of: "party", type: "signing").count == 3)
    }

    @Test("Many who ask at once share one reading; that there is nothing is remembered for a short while")
    func sharedLoads() async throws {
        let source = MemorySource([], delaysReads: true)
        let service = service(source)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask { _ = try? await service.certificates(of: "party", type: "signing") }
            }
        }
        #expect(source.reads == 1)
        clock.advance(seconds: 4)
        _ = try await service.certificates(of: "party", type: "signing")
        #expect(source.reads == 1)
        clock.advance(seconds: 1)
        _ = try await service.certificates(of: "party", type: "signing")
        #expect(source.reads == 2)
    }

    @Test("Of two who wait for one reading, the one who is cancelled does not take the other with it")
    func cancelledLoad() async throws {
        let party = try SigningParty(.p256)
        let source = MemorySource([party.entry()], delaysReads: true)
        let service = service(source)
        let first = Task { try await service.certificates(of: "party", type: "signing") }
        try await eventually { source.reads == 1 }
        let second = Task { try await service.certificates(of: "party", type: "signing") }
        first.cancel()
        #expect(try await second.value.count == 1)
        _ = await first.result
    }

    @Test("What belongs to somebody else, or is for something else, is an error of its own")
    func wrongOwner() async throws {
        let party = try SigningParty(.p256)
        let service = service(MemorySource([party.entry(of: "somebody else")]))
        let found = await code { () throws(CertificateError) in
            _ = try await service.certificate(thumbprint: party.thumbprint, of: "party", type: "signing")
        }
        #expect(found == .wrongOwner)
        #expect(try await service.candidates(for: party.thumbprint, of: "party", type: "signing").isEmpty)
    }

    @Test("keeps the certificates of so many entities and no more")
    func cacheSize() async throws {
        let source = MemorySource([])
        let service = CertificateService(.test(clock: clock), source: source, cachedEntitiesMax: 2)
        for entity in ["a", "b", "c"] {
            _ = try await service.certificates(of: entity, type: "signing")
            clock.advance(seconds: 1)
        }
        _ = try await service.certificates(of: "c", type: "signing")
        _ = try await service.certificates(of: "b", type: "signing")
        #expect(source.reads == 3)
        _ = try await service.certificates(of: "a", type: "signing")
        #expect(source.reads == 4)
    }
}
