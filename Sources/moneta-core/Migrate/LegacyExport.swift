/// An export of PINET Core: JSON Lines, one record on each, in any order.
struct LegacyExport {
    let path: String

    /// What a first reading of the whole file found.
    struct Survey {
        var counts: [LegacyKind: Int] = [:]
        /// The first ones.
        var issues: [LegacyIssue] = []
        var issueCount = 0
        /// References to what the file does not have, by the id: of the first line that has it.
        var outside: [LegacyKind: [String: LegacyIssue]] = [:]

        mutating func note(_ issue: LegacyIssue) {
            issueCount += 1
            if issues.count < Self.issuesMax { issues.append(issue) }
        }

        static let issuesMax = 100
    }

    /// Reads each line that has text. Throws what `body` throws, and a `CommandError` when the file cannot be read.
    func forEachLine(_ body: (_ line: Int, _ bytes: ArraySlice<UInt8>) async throws -> Void) async throws {
        var reader = try LineReader(path: path)
        while let bytes = try reader.next() {
            let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
            if !isBlank { try await body(reader.number, bytes) }
        }
        try reader.close()
    }

    /// Reads every line once and keeps nothing but the ids.
    func survey() async throws -> Survey {
        var survey = Survey()
        var lines: [LegacyKind: [String: Int]] = [:]
        var references: [LegacyKind: [String: LegacyIssue]] = [:]
        try await forEachLine { line, bytes in
            let (record, issues) = LegacyRecord.read(bytes, line: line)
            for issue in issues { survey.note(issue) }
            guard let record else { return }
            let kind = record.kind
            survey.counts[kind, default: 0] += 1
            if let first = lines[kind, default: [:]].updateValue(line, forKey: record.identifier) {
                survey.note(
                    LegacyIssue(line: line, field: kind.identifierField, message: "is that of line \(first) too"))
            }
            if let reference = record.reference, let referred = kind.referred,
                references[referred]?[reference.identifier] == nil
            {
                references[referred, default: [:]][reference.identifier] = LegacyIssue(
                    line: line, field: reference.field,
                    message:
                        "there is no \(referred.rawValue) \(reference.identifier), in the file or in the table"
                )
            }
        }
        for (kind, referred) in references {
            survey.outside[kind] = referred.filter { lines[kind]?[$0.key] == nil }
        }
        return survey
    }
}
