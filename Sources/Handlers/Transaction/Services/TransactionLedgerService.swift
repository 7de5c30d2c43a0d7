package import SharedLayer

/// Writes what domains tell into the ledger: each event once, and what follows from it.
package struct TransactionLedgerService: Sendable {
    private let ledger: LedgerRepository

    /// Events of one record come in a handful; each try lost means that another one was written.
    private static let attemptsMax = 10

    package init(ledger: LedgerRepository) {
        self.ledger = ledger
    }

    /// False: the event was there already.
    ///
    /// Throws `eventConflict`, `contended`, a `RepositoryError`: the message is to be received again then.
    package func record(_ event: DomainEventRecordModel) async throws -> Bool {
        for _ in 0..<Self.attemptsMax {
            do {
                return try await ledger.append(event)
            } catch {
                switch error.code {
                case .versionConflict: continue
                case .alreadyExists:
                    throw TransactionError(.eventConflict, "The event \(event.eventID) is not recorded.", cause: error)
                default: throw error
                }
            }
        }
        throw TransactionError(.contended, "The event \(event.eventID) is not recorded.")
    }

    /// Makes a transaction anew from its events. False: it was as they say. Throws `contended`, a `RepositoryError`.
    package func rebuild(_ reference: LedgerReference) async throws -> Bool {
        for _ in 0..<Self.attemptsMax {
            do {
                return try await ledger.rebuild(reference)
            } catch {
                guard error.code == .versionConflict else { throw error }
            }
        }
        throw TransactionError(.contended, "\(reference.partition) is not rebuilt.")
    }
}
