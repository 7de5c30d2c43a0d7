package import SharedLayer

/// Reads a dispute for a caller.
package struct DisputeReader: Sendable {
    private let disputes: DisputeRepository

    package init(disputes: DisputeRepository) {
        self.disputes = disputes
    }

    /// Throws `disputeUnknown`, a `RepositoryError`.
    package func view(of reference: DisputeReference) async throws -> DisputeView {
        async let storedDispute = disputes.aggregates.get(reference)
        async let storedEvidence = disputes.evidence(of: reference)
        async let storedEvents = disputes.aggregates.events(of: reference)
        let (dispute, evidence, events) = try await (storedDispute, storedEvidence, storedEvents)
        guard let dispute else { throw DisputeError(.disputeUnknown, "There is no \(reference.partition).") }
        // They are read beside one another: what came in between is left to the next reader.
        let history = events.filter { $0.sequence <= dispute.lastEventSequence }
        return DisputeView(dispute, evidence: evidence, history: history)
    }
}
