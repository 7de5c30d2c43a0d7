package import SharedLayer

/// Shows reconciliations and their results to callers who may see them.
package struct ReconciliationReadService: Sendable {
    private let reconciliations: ReconciliationRepository
    private let store: ReconciliationWorkStore

    /// Lines of a page, when nobody says otherwise and at most.
    package static let linesDefault = 100
    package static let linesMax = 1_000
    private static let pageBytes = 512 << 10

    package init(reconciliations: ReconciliationRepository, store: ReconciliationWorkStore) {
        self.reconciliations = reconciliations
        self.store = store
    }

    /// - Parameter organizationID: nil for the caller's own.
    /// - Throws: `notFound`, also for one that the caller may not see; a `RepositoryError`.
    package func reconciliation(
        _ reconciliationID: String, of organizationID: String?, for caller: CallerPrincipal
    ) async throws -> ReconciliationModel {
        let organizationID = organizationID ?? caller.tenantID
        let reference = ReconciliationReference(organizationID: organizationID, reconciliationID: reconciliationID)
        guard caller.maySee(organizationID), (try? reference.validateShape()) != nil,
            let found = try await reconciliations.aggregates.get(reference)
        else { throw ReconciliationError(.notFound, "There is no \(reference.partition) for \(caller.id).") }
        return found
    }

    /// A page of results, from a cursor that the page before gave. There are none before every record has its end.
    ///
    /// Throws `malformedCursor`, an `AWSError`, a `RepositoryError`.
    package func results(
        of reconciliation: ReconciliationModel, linesMax: Int, from cursor: ResultCursor?
    ) async throws -> (lines: [JSONValue], next: ResultCursor?) {
        switch reconciliation.status {
        case .received, .matching, .failed: return ([], nil)
        case .matched, .reported, .responded: break
        }
        let files = try await reconciliations.parts(of: reconciliation.reference).flatMap(\.results)
        var place = cursor ?? ResultCursor(file: 0, byte: 0)
        guard place == ResultCursor(file: 0, byte: 0) || files.indices.contains(place.file) else {
            throw Self.malformedCursor
        }
        var lines: [JSONValue] = []
        while lines.count < linesMax, place.file < files.count {
            let file = files[place.file]
            guard place.byte < file.sizeBytes else { throw Self.malformedCursor }
            try await read(file, &place, into: &lines, linesMax)
        }
        return (lines, place.file < files.count ? place : nil)
    }

    private func read(
        _ file: ResultFile, _ place: inout ResultCursor, into lines: inout [JSONValue], _ linesMax: Int
    ) async throws {
        let bytes = try await store.bytes(
            of: file.name, place.byte..<min(place.byte + Self.pageBytes, file.sizeBytes))
        var start = 0
        while lines.count < linesMax, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            // A cursor of somebody's own making may point into a line.
            guard let line = try? JSONParser().parse(Array(bytes[start..<end])), line.object != nil else {
                throw Self.malformedCursor
            }
            lines.append(line)
            start = end + 1
        }
        guard start > 0 else { throw Self.malformedCursor }
        place.byte += start
        if place.byte == file.sizeBytes { place = ResultCursor(file: place.file + 1, byte: 0) }
    }

    private static var malformedCursor: ReconciliationError {
        ReconciliationError(.malformedCursor, "The cursor points to no line.")
    }
}
