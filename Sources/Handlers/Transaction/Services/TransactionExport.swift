import SharedLayer

/// One part of an export: as many rows as fit into an answer, and where the next part begins.
///
/// A function answers at most 6 MB. Parts end at `bytesMax`, and after each query's last row, so the files of an organization
/// need no bucket, no job and no waiting; parts put together, in their order, are the whole file.
package struct TransactionExport: Sendable {
    private let transactions: TransactionSearchService

    /// Where a part ends. JSON text of an answer costs up to twice its bytes, and one query's rows may follow.
    package static let bytesMax = 1 << 20

    package init(transactions: TransactionSearchService) {
        self.transactions = transactions
    }

    /// A part in CSV or JSON Lines. Throws as `TransactionSearchService.search` does.
    package func part(
        _ search: TransactionSearch, as format: TransactionFormat
    ) async throws -> (bytes: [UInt8], next: String?) {
        var bytes: [UInt8] = []
        if format == .csv, search.cursor == nil { bytes += TransactionCSV.header }
        var fault: (any Error)?
        let next = try await transactions.search(search) { row in
            do {
                bytes +=
                    try format == .csv ? TransactionCSV.line(row) : JSONValueEncoder().bytes(row) + Array("\n".utf8)
            } catch {
                fault = error
            }
            return fault == nil && bytes.count < Self.bytesMax
        }
        if let fault { throw fault }
        return (bytes, next)
    }
}
