import SharedLayer

/// An evidence file: canonical JSON (RFC 8785) of the evidence and a member `seal`, our detached JWS over the canonical JSON of all
/// the others.
///
/// There is one way to write a file, so a byte that was changed, added or taken away anywhere is found: the seal is broken, or
/// the form is.
package struct EvidenceFile: Sendable {
    package let evidence: ContractEvidence
    /// What the seal is over.
    package let sealed: [UInt8]
    package let seal: String

    /// A function answers at most 6 MB; the rest is for headers, and for what JSON text costs in the gateway's own.
    package static let bytesMax = 2 << 20
    private static let sealName = "seal"

    /// What is to be sealed. Throws what has no JSON or no canonical form.
    package static func bytesToSeal(_ evidence: ContractEvidence) throws -> [UInt8] {
        try CanonicalJSON.bytes(of: JSONValueEncoder().encode(evidence))
    }

    /// The file's bytes. Throws as `bytesToSeal` does.
    package static func bytes(_ evidence: ContractEvidence, seal: String) throws -> [UInt8] {
        guard case .object(var members) = try JSONValueEncoder().encode(evidence) else {
            throw ContractError(.malformedEvidence, "The evidence is no object.")
        }
        members[sealName] = .string(seal)
        return try CanonicalJSON.bytes(of: .object(members))
    }

    /// Reads a file. Throws `malformedEvidence` with what is wrong with its form.
    package init(_ bytes: [UInt8]) throws(ContractError) {
        guard bytes.count <= Self.bytesMax else {
            throw ContractError(.malformedEvidence, "The file has more than \(Self.bytesMax) bytes.")
        }
        do {
            let value = try JSONParser(limits: JSONLimits(bytesMax: Self.bytesMax)).parse(bytes)
            guard case .object(var members) = value, let seal = members[Self.sealName]?.string else {
                throw ContractError(.malformedEvidence, "The file is no JSON object with a seal.")
            }
            guard try CanonicalJSON.bytes(of: value) == bytes else {
                throw ContractError(.malformedEvidence, "The file is not in canonical form (RFC 8785).")
            }
            members[Self.sealName] = nil
            self.seal = seal
            sealed = try CanonicalJSON.bytes(of: .object(members))
            evidence = try JSONValueDecoder().decode(from: .object(members))
        } catch let error as ContractError {
            throw error
        } catch {
            throw ContractError(.malformedEvidence, "The file is no evidence file.", cause: error)
        }
        guard evidence.version == ContractEvidence.version else {
            throw ContractError(
                .malformedEvidence, "The file's form is of another version than \(ContractEvidence.version).")
        }
    }
}
