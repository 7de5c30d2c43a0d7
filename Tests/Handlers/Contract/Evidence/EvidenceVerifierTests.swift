import OpenSSLCrypto
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Contract

@Suite("The verification of an evidence file")
struct EvidenceVerifierTests {
    private static func failed(_ file: [UInt8], pins: EvidencePins = EvidencePins()) -> [EvidenceCheck.Name] {
        EvidenceVerifier(pins: pins).report(on: file).checks.filter { !$0.isOK }.map(\.name)
    }

    @Test("finds nothing wrong with a file as it was exported, and looks at every part")
    func genuine() async throws {
        let sample = try await SampleEvidence.make()
        let pins = EvidencePins(
            certificate: sample.publisher.certificate.pem, key: sample.documentKey.publicKey.pem,
            sealKey: sample.sealKey.publicKey.pem)
        let report = EvidenceVerifier(pins: pins).report(on: try await sample.file())
        #expect(report.checks.filter { !$0.isOK } == [])
        #expect(report.isVerified)
        #expect(Set(report.checks.map(\.name)) == Set(EvidenceCheck.Name.allCases))
        #expect(report.contractID == "contract-1" && report.organizationID == "org-demo" && report.period == "2026-11")
    }

    @Test("finds nothing wrong with a contract that is charged once, nor with one from before periods were kept")
    func kinds() async throws {
        for kind in SampleEvidence.Kind.allCases {
            let file = try await SampleEvidence.make(kind).file()
            #expect(Self.failed(file) == [], "\(kind)")
            let billing = EvidenceVerifier().report(on: file).checks.first { $0.name == .billing }
            let expected =
                switch kind {
                case .monthly: "charged MONTHLY, once for 2026-11"
                case .once: "charged ONCE"
                case .older: "none: charged before contracts had a register"
                }
            #expect(billing?.detail == expected)
        }
    }

    @Test(
        "finds a document that is not of its form or its template, though all else agrees",
        arguments: [
            ("document_version", "3"), ("document_version", "1"), ("billing_cycle", "YEARLY"), ("template.id", "other"),
            ("template.version", 1), ("metadata", nil), ("metadata.plan", "single"), ("fee", "1.00"), ("period", nil),
            ("document_type", "loan"),
        ] as [(String, JSONValue?)])
    func forms(_ path: String, _ value: JSONValue?) async throws {
        let sample = try await SampleEvidence.make()
        let signed = try #require(sample.evidence.document)
        let body = try #require(Base64URL.bytes(signed.body))
        var document = try JSONParser().parse(body)
        document.set(path, to: value)
        let altered = try CanonicalJSON.bytes(of: document)
        let signature = try await SampleEvidence.signer(sample.documentKey, "key-document").sign(altered)
        let file = try await sample.file { evidence in
            evidence.set("document.body", to: .string(Base64URL.text(altered)))
            evidence.set("document.signature", to: .string(signature.text))
        }
        // The event has the hash of the document that was signed.
        #expect(Set(Self.failed(file)) == [.documentContents, .eventContents])
    }

    @Test("finds every byte that is altered, in every member, whichever bit", arguments: [20_261_122 as UInt64])
    func everyMember(_ seed: UInt64) async throws {
        let file = try await SampleEvidence.make().file()
        var generator = SeededGenerator(seed: seed)
        let places = try EvidenceBytes(file).sample(using: &generator)
        #expect(places.count > 300)
        for (member, place) in places {
            var altered = file
            altered[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(!EvidenceVerifier().report(on: altered).isVerified, "byte \(place) in \(member), seed \(seed)")
        }
    }

    @Test("finds a byte that is added or taken away", arguments: [0, 1, 100, 1_000, 4_000])
    func length(_ place: Int) async throws {
        let file = try await SampleEvidence.make().file()
        for byte in Array(" \n0a".utf8) {
            var longer = file
            longer.insert(byte, at: place)
            #expect(!EvidenceVerifier().report(on: longer).isVerified)
        }
        var shorter = file
        shorter.remove(at: place)
        #expect(!EvidenceVerifier().report(on: shorter).isVerified)
        #expect(Self.failed(file + Array("\n".utf8)) == [.fileForm])
        #expect(Self.failed([]) == [.fileForm])
    }

    struct Forgery: Sendable, CustomTestStringConvertible {
        let path: String
        let value: JSONValue?
        let found: Set<EvidenceCheck.Name>
        init(_ path: String, _ value: JSONValue?, _ found: Set<EvidenceCheck.Name>) {
            (self.path, self.value, self.found) = (path, value, found)
        }
        var testDescription: String { "\(path) = \(value.map { "\($0)".prefix(20) } ?? "nothing")" }
    }

    private static let hash = JSONValue.string(String(repeating: "0a", count: 32))
    static let forgeries: [Forgery] = [
        Forgery("request.body", "e30", [.requestHash, .requestSignature, .requestContents, .documentContents]),
        Forgery("request.signature", "a..b", [.requestSignature, .documentContents]),
        Forgery("request.received_at", "2030-01-01T00:00:00.000Z", [.requestSignature]),
        Forgery("request.certificate.status", "REVOKED", [.requestCertificate]),
        Forgery("request.certificate.revoked_at", "2026-01-01T00:00:00.000Z", [.requestCertificate]),
        Forgery("contract.request_sha256", hash, [.requestHash, .documentContents, .eventContents]),
        Forgery("contract.requested_amount", "49.91", [.requestContents, .eventContents]),
        Forgery("contract.summary.amount", "499.00", [.requestContents, .documentContents, .eventContents]),
        Forgery("contract.summary.currency", "EUR", [.requestContents, .documentContents, .eventContents]),
        Forgery(
            "contract.summary.period", "2026-12", [.requestContents, .documentContents, .eventChain, .eventContents]),
        Forgery("contract.charge_period", "2026-12", [.billing, .eventChain, .eventContents]),
        Forgery("contract.charge_period", nil, [.billing, .eventChain]),
        Forgery("billing", nil, [.billing]),
        Forgery("billing.cycle", "YEARLY", [.billing]),
        Forgery("billing.period", "2026-12", [.billing]),
        Forgery("billing.transaction_id", "t-2", [.billing]),
        Forgery("billing.charged_at", "2030-01-01T00:00:00.000Z", [.billing]),
        Forgery("contract.summary.transaction_id", "t-2", [.billing, .documentContents, .eventContents]),
        Forgery("contract.summary.partner_confirmation", "no", [.eventContents]),
        Forgery("contract.summary.mpass_id", "mpass-2", [.requestContents, .documentContents, .eventContents]),
        Forgery("contract.summary.status", "DELIVERY_FAILED", [.eventStatus, .deliveries]),
        Forgery("contract.summary.status", "VALIDATED", [.documentPresence, .eventStatus, .deliveries]),
        Forgery("contract.last_event_sequence", 3, [.eventChain]),
        Forgery("contract.last_event_hash", hash, [.eventChain]),
        Forgery("contract.delivery_id", "delivery-2", [.eventContents, .deliveries]),
        Forgery("document", nil, [.documentPresence]),
        Forgery("document.body", "e30", [.documentSignature, .documentContents, .eventContents]),
        Forgery("document.signature", "a..b", [.documentSignature]),
        Forgery("document.key.key_id", "key-2", [.documentSignature, .eventContents]),
        Forgery("document.key.public_key", "no key", [.documentSignature]),
        Forgery("document.signed_at", "2030-01-01T00:00:00.000Z", [.documentContents]),
        Forgery("events.0.details.amount", "1.00", [.eventChain, .eventContents]),
        Forgery("events.0.period", "2026-12", [.eventChain]),
        Forgery("events.0.details.period", "2026-12", [.eventChain, .eventContents]),
        Forgery("events.0.details.template_version", "1", [.eventChain, .eventContents]),
        Forgery("events.1.details.amount_minor_units", "1", [.eventChain, .eventContents]),
        Forgery("events.2.details.template_version", "1", [.eventChain, .documentContents, .eventContents]),
        Forgery("events.3.details.confirmation", "no", [.eventChain, .eventContents]),
        Forgery("events.1.at", "2030-01-01T00:00:00.000Z", [.eventChain]),
        Forgery("events.1.function", "Other", [.eventChain]),
        Forgery("events.1.request_id", "other", [.eventChain]),
        Forgery("events.1", nil, [.eventChain]),
        Forgery("events.3", nil, [.eventChain, .eventStatus]),
        Forgery("events.2.hash", hash, [.eventChain]),
        Forgery("events.2.previous_hash", hash, [.eventChain]),
        Forgery("deliveries.0.delivery_id", "delivery-2", [.deliveries]),
        Forgery("deliveries.0.status", "FAILED", [.deliveries]),
        Forgery("deliveries.0", nil, [.deliveries]),
        Forgery("seal_key.key_id", "key-2", [.fileSeal]),
    ]

    @Test("finds each part that is forged, also in a file that is sealed anew", arguments: forgeries)
    func forged(_ forgery: Forgery) async throws {
        let file = try await SampleEvidence.make().file { $0.set(forgery.path, to: forgery.value) }
        #expect(Set(Self.failed(file)) == forgery.found)
    }

    @Test("finds keys that are not the expected ones")
    func pins() async throws {
        let (sample, other) = try await (SampleEvidence.make(), SampleEvidence.make())
        let file = try await sample.file()
        #expect(
            Self.failed(file, pins: EvidencePins(certificate: other.publisher.certificate.pem)) == [.pinnedCertificate])
        #expect(Self.failed(file, pins: EvidencePins(key: other.documentKey.publicKey.pem)) == [.pinnedKey])
        #expect(Self.failed(file, pins: EvidencePins(sealKey: other.sealKey.publicKey.pem)) == [.pinnedSealKey])
        #expect(Self.failed(file, pins: EvidencePins(key: "no key")) == [.pinnedKey])
    }

    @Test("finds a file that somebody else put together, once keys are pinned")
    func anothers() async throws {
        let (genuine, forged) = try await (SampleEvidence.make(), SampleEvidence.make())
        let file = try await forged.file()
        #expect(Self.failed(file) == [])
        let pins = EvidencePins(
            certificate: genuine.publisher.certificate.pem, key: genuine.documentKey.publicKey.pem,
            sealKey: genuine.sealKey.publicKey.pem)
        #expect(Self.failed(file, pins: pins) == [.pinnedCertificate, .pinnedKey, .pinnedSealKey])
    }
}
