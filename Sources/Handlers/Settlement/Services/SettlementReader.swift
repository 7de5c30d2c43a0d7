package import SharedLayer

/// Reads settlements for those who may know of them.
package struct SettlementReader: Sendable {
    private let settlements: SettlementRepository

    package init(settlements: SettlementRepository) {
        self.settlements = settlements
    }

    /// Throws `notFound`, a `RepositoryError`.
    package func status(of question: SettlementQuestion) async throws -> SettlementStatusResponse {
        let settlement = try await settlement(question)
        return SettlementStatusResponse(
            settlement, history: try await settlements.aggregates.events(of: settlement.reference))
    }

    /// None as long as the settlement is not booked: lines count from then on.
    ///
    /// Throws `notFound`, a `RepositoryError`.
    package func lines(
        of question: SettlementQuestion, after last: Int, recordsMax: Int
    ) async throws -> SettlementLinesResponse {
        let settlement = try await settlement(question)
        guard settlement.lineCount > last else {
            return SettlementLinesResponse([], lineCount: settlement.lineCount)
        }
        return SettlementLinesResponse(
            try await settlements.linePage(of: settlement.reference, after: last, recordsMax: recordsMax),
            lineCount: settlement.lineCount)
    }

    private func settlement(_ question: SettlementQuestion) async throws -> SettlementModel {
        guard let settlement = try await settlements.aggregates.get(question.reference) else {
            throw SettlementError(.notFound, "\(question.reference.partition) does not exist.")
        }
        return settlement
    }
}
