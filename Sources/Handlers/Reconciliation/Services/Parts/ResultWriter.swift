package import SharedLayer

/// Writes groups as lines of result files, counts them and adds them up; memory is bounded whatever comes.
package struct ResultWriter: Sendable {
    private let store: ReconciliationWorkStore
    private let prefix: String
    private var waiting: [UInt8] = []
    private var waitingLines = 0
    private(set) package var files: [ResultFile] = []
    private(set) package var counts = OutcomeCounts()
    private(set) package var tallies = RecordTallies()

    package static let fileBytes = 8 << 20

    package init(store: ReconciliationWorkStore, prefix: String) {
        self.store = store
        self.prefix = prefix
    }

    /// Throws `totalsTooLarge`.
    package mutating func add(_ group: MatchedGroup) async throws {
        waiting += group.json.bytes
        waiting.append(UInt8(ascii: "\n"))
        waitingLines += 1
        counts.count(group.outcome)
        for record in group.ours { try tallies.add(record, .ours, RecordEnd(group.outcome)) }
        for record in group.theirs { try tallies.add(record, .theirs, RecordEnd(group.outcome)) }
        if waiting.count >= Self.fileBytes { try await write() }
    }

    /// A record that has no line of its own: one outside of the period, or one that is handed on.
    package mutating func note(_ record: ReconcilableRecord, _ side: RecordSide, _ end: RecordEnd) throws {
        try tallies.add(record, side, end)
    }

    package mutating func finish() async throws -> [ResultFile] {
        if waitingLines > 0 { try await write() }
        return files
    }

    private mutating func write() async throws {
        let name = "\(prefix)-\(files.count + 1).jsonl"
        try await store.put(waiting, as: name, contentType: "application/x-ndjson")
        var hash = ContentHash()
        hash.update(waiting)
        files.append(
            ResultFile(name: name, sizeBytes: waiting.count, lineCount: waitingLines, sha256: hash.finish()))
        waiting = []
        waitingLines = 0
    }
}
