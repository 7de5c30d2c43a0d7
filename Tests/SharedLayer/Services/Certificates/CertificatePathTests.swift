import OpenSSLCrypto
import Synchronization
import Testing

@testable import SharedLayer

@Suite("Certificates against what is trusted") struct CertificatePathTests {
    private final class Trust: TrustSource {
        private let state: Mutex<(material: TrustMaterial?, reads: Int)>

        init(_ material: TrustMaterial?) { state = Mutex((material, 0)) }

        var reads: Int { state.withLock { $0.reads } }

        func set(_ material: TrustMaterial?) { state.withLock { $0.material = material } }

        func trustMaterial(for type: String) async throws -> TrustMaterial {
            try state.withLock { state in
                state.reads += 1
                guard let material = state.material else { throw CancellationError() }
                return material
            }
        }
    }

    private struct NoCertificates: CertificateSource {
        func certificates(of entityID: String, type: String) async throws -> [CertificateEntry] { [] }
    }

    private let clock = SettableClock(SigningParty.now)

    private func service(_ trust: (any TrustSource)?) -> CertificateService {
        CertificateService(.test(clock: clock), source: NoCertificates(), trust: trust)
    }

    private func code(
        _ service: CertificateService, _ certificate: X509Certificate, usage: CertificateUsage = .signing,
        at time: Timestamp? = nil
    ) async -> CertificateError.Code? {
        do throws(CertificateError) {
            _ = try await service.validate(certificate, type: "signing", usage: usage, at: time)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("A list that does not say until when it counts would count for ever, and is refused")
    func endlessList() async throws {
        let chain = try CertificateChain()
        var material = try chain.material()
        let list = try chain.between.revocationList(
            revoking: [], thisUpdate: CertificateChain.listed, nextUpdate: CertificateChain.end)
        let endless = try CertificateRevocationList(der: withoutNextUpdate(list.der))
        #expect(endless.nextUpdate == nil)
        material.revocationLists[1] = endless.pem
        #expect(await code(service(Trust(material)), try chain.leaf().certificate) == .revocationListInvalid)
    }

    /// A list without its second time; what its signature says does not matter here.
    private func withoutNextUpdate(_ der: [UInt8]) throws -> [UInt8] {
        let timeByteCount = 15
        let first = try #require(der.indices.first { der[$0...].starts(with: [0x17, 0x0d]) })
        var bytes = der
        bytes.removeSubrange(first + timeByteCount..<first + 2 * timeByteCount)
        // The list, and in it what is signed: sequences with a length in one byte behind 0x81, or without that.
        var place = 0
        for _ in 0..<2 {
            let length = bytes[place + 1] == 0x81 ? place + 2 : place + 1
            try #require(bytes[place] == 0x30)
            bytes[length] -= UInt8(timeByteCount)
            // 127 and less are written without 0x81 in DER.
            if length == place + 2, bytes[length] < 0x80 {
                bytes.remove(at: place + 1)
                if place > 0 { bytes[place == 2 ? 1 : 2] -= 1 }
                place += 2
            } else {
                place = length + 1
            }
        }
        return bytes
    }

    @Test("A certificate counts by its path, at the time that is asked about")
    func path() async throws {
        let chain = try CertificateChain()
        let service = service(Trust(try chain.material()))
        let leaf = try chain.leaf(notAfter: SigningParty.now + 10).certificate
        let path = try await service.validate(leaf, type: "signing")
        #expect(path.certificates == [leaf, chain.between.certificate, chain.root.certificate])
        #expect(path.notAfter == SigningParty.now + 10)
        #expect(await code(service, leaf, at: clock.now.adding(seconds: 11)) == .expired)
        #expect(await code(service, leaf, at: clock.now.adding(seconds: -1_001)) == .notYetValid)
        let stranger = try SigningParty(.p256).certificate
        #expect(await code(service, stranger) == .selfSigned)
        #expect(await code(service, try CertificateChain().leaf().certificate) == .unknownIssuer)
        #expect(await code(service, chain.between.certificate) == .wrongUsage)
        let client = try chain.leaf(tlsUsages: [.client]).certificate
        #expect(await code(service, client, usage: .tlsClient) == nil)
        #expect(await code(service, client, usage: .tlsServer) == .wrongUsage)
    }

    @Test("A new revocation list is seen after a minute, and says when and why")
    func revocation() async throws {
        let chain = try CertificateChain()
        let leaf = try chain.leaf().certificate
        let trust = Trust(try chain.material())
        let service = service(trust)
        #expect(await code(service, leaf) == nil)
        trust.set(try chain.material(revoking: [leaf]))
        clock.advance(seconds: 59)
        #expect(await code(service, leaf) == nil)
        clock.advance(seconds: 1)
        let error = await #expect(throws: CertificateError.self) { try await service.validate(leaf, type: "signing") }
        #expect(error?.code == .revoked)
        let revocation = (error?.cause as? CertificatePathError)?.revocation
        #expect(revocation == CertificateRevocation(date: CertificateChain.listed, reason: .keyCompromise))
        #expect(trust.reads == 2)
    }

    @Test("Without lists nothing counts, unless it is said that none are published")
    func noLists() async throws {
        let chain = try CertificateChain()
        let leaf = try chain.leaf().certificate
        var material = try chain.material()
        material.revocationLists = []
        #expect(await code(service(Trust(material)), leaf) == .revocationUnknown)
        material.checksRevocation = false
        #expect(await code(service(Trust(material)), leaf) == nil)
    }

    @Test("What is trusted and cannot be read, or is not there, is told from a bad certificate")
    func badTrust() async throws {
        let chain = try CertificateChain()
        let leaf = try chain.leaf().certificate
        var material = try chain.material()
        material.revocationLists.append("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n")
        #expect(await code(service(Trust(material)), leaf) == .revocationListInvalid)
        material = try chain.material()
        material.anchors = ["no PEM"]
        #expect(await code(service(Trust(material)), leaf) == .invalidTrust)
        #expect(await code(service(Trust(nil)), leaf) == .sourceFailed)
        #expect(await code(service(nil), leaf) == .invalidTrust)
    }

    @Test("Every reason of a path has a code here")
    func codes() {
        let codes = CertificatePathError.Code.allCases.map { CertificateError.Code($0) }
        #expect(Set(codes).count == CertificatePathError.Code.allCases.count - 1)
    }
}
