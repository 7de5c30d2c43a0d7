/// Adds up what a request would consume on AWS, by table and index.
///
/// Source: DynamoDB developer guide, "Read and write capacity units": one unit for a write of 1 KB or a consistent read of
/// 4 KB, rounded up; half for an eventually consistent read, double in a transaction. Kept as halves, to be exact.
struct CapacityMeter: Sendable {
    private static let writeBytes = 1_024
    private static let readBytes = 4_096

    let tableName: String
    private let isTransaction: Bool
    private var readHalves = 0
    private var writeHalves = 0
    private var tableHalves = 0
    private var globalHalves: [String: Int] = [:]
    private var localHalves: [String: Int] = [:]

    init(tableName: String, isTransaction: Bool = false) {
        self.tableName = tableName
        self.isTransaction = isTransaction
    }

    /// A read of so many bytes together, from the table or an index.
    mutating func read(bytes: Int, isConsistent: Bool, index: SecondaryIndex? = nil) {
        let units = max(1, (bytes + Self.readBytes - 1) / Self.readBytes)
        let halves = units * (isTransaction ? 4 : isConsistent ? 2 : 1)
        readHalves += halves
        add(halves, to: index)
    }

    mutating func write(_ change: ItemChange, on table: Table) {
        add(write: max(Self.writeUnits(change.old), Self.writeUnits(change.new), 1), to: nil)
        for index in table.indexes {
            let old = change.old.flatMap { index.holds($0) ? index.project($0, of: table) : nil }
            let new = change.new.flatMap { index.holds($0) ? index.project($0, of: table) : nil }
            guard old != new else { continue }
            let hasMoved =
                old.flatMap { IndexEntry($0, in: index) } != new.flatMap { IndexEntry($0, in: index) }
            let units = [Self.writeUnits(old), Self.writeUnits(new)]
            add(write: hasMoved ? units[0] + units[1] : max(units[0], units[1]), to: index)
        }
    }

    /// What the answer tells, or nil when it was not asked for.
    func consumed(_ mode: CapacityMode) -> ConsumedCapacity? {
        guard mode != .none else { return nil }
        func capacity(_ halves: Int) -> ConsumedCapacity.Units { .init(capacityUnits: Double(halves) / 2) }
        let tells = mode == .indexes
        return ConsumedCapacity(
            tableName: tableName, capacityUnits: Double(readHalves + writeHalves) / 2,
            readCapacityUnits: isTransaction && readHalves > 0 ? Double(readHalves) / 2 : nil,
            writeCapacityUnits: isTransaction && writeHalves > 0 ? Double(writeHalves) / 2 : nil,
            table: tells ? capacity(tableHalves) : nil,
            globalIndexes: tells && !globalHalves.isEmpty ? globalHalves.mapValues(capacity) : nil,
            localIndexes: tells && !localHalves.isEmpty ? localHalves.mapValues(capacity) : nil)
    }

    private static func writeUnits(_ item: Item?) -> Int {
        guard let item else { return 0 }
        return max(1, (item.storedBytes + writeBytes - 1) / writeBytes)
    }

    private mutating func add(write units: Int, to index: SecondaryIndex?) {
        let halves = units * (isTransaction ? 4 : 2)
        writeHalves += halves
        add(halves, to: index)
    }

    private mutating func add(_ halves: Int, to index: SecondaryIndex?) {
        guard let index else {
            tableHalves += halves
            return
        }
        if index.isGlobal {
            globalHalves[index.name, default: 0] += halves
        } else {
            localHalves[index.name, default: 0] += halves
        }
    }
}
