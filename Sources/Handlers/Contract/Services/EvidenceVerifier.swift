import SharedLayer

/// Verifies a contract's evidence from nothing but itself: offline, and the same for the API and the command line.
package struct EvidenceVerifier: Sendable {
    private let pins: EvidencePins

    package init(pins: EvidencePins = EvidencePins()) {
        self.pins = pins
    }

    /// Verifies an evidence file. A file without the form of one fails that check, and no other is made.
    package func report(on file: [UInt8]) -> VerificationReport {
        let read: EvidenceFile
        do {
            read = try EvidenceFile(file)
        } catch {
            return VerificationReport(nil, [EvidenceCheck(.fileForm, failed: error.reason)])
        }
        let evidence = read.evidence
        let form = EvidenceCheck(.fileForm, ok: "version \(evidence.version), \(file.count) bytes in canonical form")
        return VerificationReport(evidence.contract, [form, seal(of: read)] + checks(of: evidence) + pinned(evidence))
    }

    /// Verifies evidence that was not sealed.
    package func checks(of evidence: ContractEvidence) -> [EvidenceCheck] {
        RequestEvidence(evidence).checks + [BillingEvidence(evidence).check] + DocumentEvidence(evidence).checks
            + HistoryEvidence(evidence).checks
    }

    private func seal(of file: EvidenceFile) -> EvidenceCheck {
        EvidenceCheck.made(.fileSeal) { () throws -> String in
            let key = file.evidence.sealKey
            let header = try ArchivedSignature(file.seal).verify(over: file.sealed, publicKeyPEM: key.publicKey)
            guard header.keyID == key.keyID else {
                throw EvidenceFault("the seal names the key \(header.keyID ?? "none"), not \(key.keyID)")
            }
            return "\(header.algorithm.rawValue), key \(key.keyID)"
        }
    }

    private func pinned(_ evidence: ContractEvidence) -> [EvidenceCheck] {
        var checks: [EvidenceCheck] = []
        if let pin = pins.certificate {
            checks.append(
                .made(.pinnedCertificate) {
                    let (expected, found) = try (
                        ArchivedSignature.thumbprint(of: pin),
                        ArchivedSignature.thumbprint(of: evidence.request.certificate.pem)
                    )
                    guard expected == found else { throw EvidenceFault("the certificate is \(found), not \(expected)") }
                    return found
                })
        }
        if let pin = pins.key {
            checks.append(
                .made(.pinnedKey) {
                    guard let document = evidence.document else { throw EvidenceFault("there is no document yet") }
                    return try Self.compare(document.key, pin)
                })
        }
        if let pin = pins.sealKey {
            checks.append(.made(.pinnedSealKey) { try Self.compare(evidence.sealKey, pin) })
        }
        return checks
    }

    private static func compare(_ key: EvidenceKey, _ pin: String) throws -> String {
        let (expected, found) = try (
            ArchivedSignature.publicKeyPEM(of: pin), ArchivedSignature.publicKeyPEM(of: key.publicKey)
        )
        guard expected == found else { throw EvidenceFault("the key \(key.keyID) is another one") }
        return "key \(key.keyID)"
    }
}
