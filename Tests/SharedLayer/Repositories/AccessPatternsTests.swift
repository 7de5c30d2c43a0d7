import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// docs/adr/0008-access-patterns.md says what the code does.
@Suite("The documented access patterns")
struct AccessPatternsTests {
    /// A row of the ADR's first table.
    struct Row: Sendable {
        let record: String
        let table: String
        let key: RecordKey
        let indexes: Set<String>
        let isToCome: Bool
    }

    static let known: [RecordIndex] = [
        .kind, .organization, .member, .organizationDate, .statusDate, .deadline, .outbox,
        .kindDate, .partnerDate, .contractDate, .mPassDate,
    ]

    static func rows() throws -> [Row] {
        let text = try String(
            contentsOfFile: PackageRoot.file("docs/adr/0008-access-patterns.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingPrefix { $0 == " " }.filter { $0 != "`" }
            }.map { cell in String(cell.reversed().drop { $0 == " " }.reversed()) }
            guard cells.count == 7, line.hasPrefix("| `") else { return nil }
            return Row(
                record: cells[1], table: String(cells[2].prefix { $0 != "," }),
                key: RecordKey(partition: cells[3], sort: cells[4]),
                indexes: Set(cells[5].split(separator: ",").map { String($0.drop { $0 == " " }) }),
                isToCome: cells[2].contains(","))
        }
    }

    @Test("name every kind of record once, and no other")
    func complete() throws {
        let rows = try Self.rows().map(\.record)
        #expect(rows.sorted() == (try SampleRecords.all().map(\.name)).sorted())
    }

    @Test("give the keys that records are stored under")
    func keys() throws {
        let records = try SampleRecords.all()
        for row in try Self.rows() {
            let record = try #require(records.first { $0.name == row.record })
            #expect(Self.matches(record.key.partition, row.key.partition), "\(record.key) is no \(row.key)")
            #expect(Self.matches(record.key.sort, row.key.sort), "\(record.key) is no \(row.key)")
        }
        #expect(!Self.matches("MPASS#a#b", "MPASS#<mpass>"))
        #expect(!Self.matches("MPASS#", "MPASS#<mpass>"))
    }

    /// Whether a key is made as the pattern says: `<…>` stands for one identifier or number, which has no `#`.
    private static func matches(_ key: String, _ pattern: String) -> Bool {
        let parts = key.split(separator: "#", omittingEmptySubsequences: false)
        let expected = pattern.split(separator: "#", omittingEmptySubsequences: false)
        // `<x5t#S256>` is one part.
        let joined = expected.reduce(into: [String]()) { joined, part in
            if let last = joined.last, last.hasPrefix("<"), !last.hasSuffix(">") {
                joined[joined.count - 1] = "\(last)#\(part)"
            } else {
                joined.append(String(part))
            }
        }
        return parts.count == joined.count
            && zip(parts, joined).allSatisfy { $1.hasPrefix("<") ? !$0.isEmpty : $0 == $1 }
    }

    @Test("name the indexes that a record is in: those whose keys it has, and that its table has")
    func indexes() throws {
        let records = try SampleRecords.all()
        let declared = try Self.declaredIndexes()
        for row in try Self.rows() {
            let record = try #require(records.first { $0.name == row.record })
            let texts = Set((record.json.object?.members ?? []).filter { $0.value.string != nil }.map(\.name))
            let attributes = texts.union(record.indexAttributes.keys).union(["pk", "sk"])
            let ofTable =
                row.isToCome
                ? [.organizationDate, .statusDate, .deadline, .outbox]
                : Self.known.filter { declared[row.table]?.contains($0) == true }
            let has = ofTable.filter { attributes.contains($0.partition) && attributes.contains($0.sort) }
            #expect(row.indexes == Set(has.map(\.name)), "\(row.record)")
        }
    }

    @Test("are what the stacks' templates declare: keys alone, under the names that the code uses")
    func templates() throws {
        let tables = try RecordTables.tables()
        #expect(
            Set(tables.map(\.name)) == Set(try Self.rows().filter { !$0.isToCome }.map(\.table)))
        for (name, table) in tables {
            let indexes = table["Properties"]?["GlobalSecondaryIndexes"]?.array ?? []
            for index in indexes {
                #expect(index["Projection"]?["ProjectionType"]?.string == "KEYS_ONLY", "\(name)")
                #expect(Self.index(index).map(Self.known.contains) == true, "\(name): \(index)")
            }
            // An index that no record is in would be paid for by nobody's use.
            let used = try Self.rows().filter { $0.table == name }.reduce(into: Set<String>()) {
                $0.formUnion($1.indexes)
            }
            var found = Set(indexes.compactMap { $0["IndexName"]?.string })
            // Where aggregates are listed by their status there may be messages of theirs, which have one row for all tables.
            if used.contains(RecordIndex.statusDate.name), !used.contains(RecordIndex.outbox.name) {
                found.remove(RecordIndex.outbox.name)
            }
            #expect(found == used, "\(name)")
        }
    }

    private static func declaredIndexes() throws -> [String: [RecordIndex]] {
        Dictionary(
            try RecordTables.tables().map { name, table in
                (name, (table["Properties"]?["GlobalSecondaryIndexes"]?.array ?? []).compactMap(index))
            }, uniquingKeysWith: +)
    }

    private static func index(_ declaration: JSONValue) -> RecordIndex? {
        let keys = declaration["KeySchema"]?.array ?? []
        func attribute(_ type: String) -> String? {
            keys.first { $0["KeyType"]?.string == type }?["AttributeName"]?.string
        }
        guard let name = declaration["IndexName"]?.string, let partition = attribute("HASH"),
            let sort = attribute("RANGE")
        else { return nil }
        return RecordIndex(name: name, partition: partition, sort: sort)
    }
}
