import Scenario
import SharedLayer

/// Takes an export into the tables: partners, organizations, publishers, mPasses, in that order, so that at no time a record
/// refers to one that is not there.
///
/// A run that was cut short is taken up by running it again: what is there is only read.
struct Migration {
    private let export: LegacyExport
    private let tables: LegacyTables
    private let isDryRun: Bool

    init(_ export: LegacyExport, into tables: LegacyTables, dryRun: Bool) {
        self.export = export
        self.tables = tables
        isDryRun = dryRun
    }

    struct Report {
        var outcomes: [LegacyKind: [LegacyTables.Outcome: Int]] = [:]
        /// The first records that are there and are others.
        var differing: [LegacyIssue] = []

        static let differingMax = 100
    }

    /// References to what neither the file nor the tables have. Throws a `RepositoryError`.
    func danglingReferences(_ survey: LegacyExport.Survey) async throws -> [LegacyIssue] {
        var issues: [LegacyIssue] = []
        for (kind, referred) in survey.outside {
            for (identifier, issue) in referred where !(try await tables.has(kind, identifier)) {
                issues.append(issue)
            }
        }
        return issues.sorted { $0.line < $1.line }
    }

    /// Throws a `RepositoryError`, a `CommandError` when the file cannot be read.
    func run(counts: [LegacyKind: Int], progress: inout ProgressBar) async throws -> Report {
        var report = Report()
        var done = 0
        for kind in LegacyKind.allCases where counts[kind] != nil {
            var batch: [(line: Int, record: LegacyRecord)] = []
            try await export.forEachLine { line, bytes in
                guard let record = LegacyRecord.read(bytes, line: line).record, record.kind == kind else { return }
                batch.append((line, record))
                guard batch.count == Self.batchCount else { return }
                try await take(batch, &report)
                done += batch.count
                batch.removeAll(keepingCapacity: true)
                progress.advance(to: done)
            }
            try await take(batch, &report)
            done += batch.count
            progress.advance(to: done)
        }
        return report
    }

    /// Side by side; all are of one kind, and no two of one id.
    private func take(_ batch: [(line: Int, record: LegacyRecord)], _ report: inout Report) async throws {
        let tables = tables
        let isDryRun = isDryRun
        try await withThrowingTaskGroup(of: (Int, LegacyTables.Outcome).self) { group in
            for (place, item) in batch.enumerated() {
                group.addTask { (place, try await tables.put(item.record, dryRun: isDryRun)) }
            }
            for try await (place, outcome) in group {
                let (line, record) = batch[place]
                report.outcomes[record.kind, default: [:]][outcome, default: 0] += 1
                guard outcome == .differs, report.differing.count < Report.differingMax else { continue }
                report.differing.append(
                    LegacyIssue(
                        line: line, field: record.kind.identifierField,
                        message: "\(record.identifier) is in the table, and is another record"))
            }
        }
    }

    private static let batchCount = 32
}
