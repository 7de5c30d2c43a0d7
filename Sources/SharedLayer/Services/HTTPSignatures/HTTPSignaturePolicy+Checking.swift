extension HTTPSignaturePolicy {
    func wants(_ label: String, _ parameters: SignatureParameters) -> Bool {
        (self.label ?? label) == label && (tag == nil || tag == parameters.tag)
    }

    /// What can be said about a signature before any key is looked for.
    ///
    /// - Parameter now: seconds since 1970.
    /// - Returns: the key's name, and the second from which on the signature no longer counts.
    /// - Throws: `componentNotCovered`, `parameterMissing`, `algorithmRefused`, `expired`, `notYetValid`.
    func check(
        _ input: SignatureInput, now: Int64
    ) throws(HTTPSignatureError) -> (keyID: String, countsUntil: Int64) {
        let uncovered = requiredComponents.subtracting(input.components).map(\.name).sorted()
        guard uncovered.isEmpty else {
            throw HTTPSignatureError(.componentNotCovered, "\(uncovered.joined(separator: ", ")) must be covered")
        }
        guard let keyID = input.parameters.keyID else { throw Self.missing("keyid") }
        guard let created = input.parameters.created else { throw Self.missing("created") }
        if requiresNonce, input.parameters.nonce == nil { throw Self.missing("nonce") }
        if requiresExpires, input.parameters.expires == nil { throw Self.missing("expires") }
        if let name = input.parameters.algorithm, !algorithms.contains(where: { $0.rawValue == name }) {
            throw HTTPSignatureError(.algorithmRefused, "The algorithm \(name.debugDescription) is not accepted")
        }
        guard created <= now.addingClamped(clockSkewSeconds) else {
            throw HTTPSignatureError(.notYetValid, "Signed at \(created) s, which is \(created - now) s ahead")
        }
        let oldest = created.addingClamped(ageSecondsMax).addingClamped(clockSkewSeconds).addingClamped(1)
        let countsUntil = input.parameters.expires.map { min($0.addingClamped(clockSkewSeconds), oldest) } ?? oldest
        guard now < countsUntil else {
            throw HTTPSignatureError(.expired, "Signed at \(created) s, and counted until \(countsUntil) s")
        }
        return (keyID, countsUntil)
    }

    private static func missing(_ name: String) -> HTTPSignatureError {
        HTTPSignatureError(.parameterMissing, "The signature has no \(name)")
    }
}
