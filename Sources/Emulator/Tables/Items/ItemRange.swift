import FoundationEssentials
import GRDB

/// A stretch of a table or an index in its order, as a statement of SQL.
struct ItemRange {
    private let source: ItemSource
    private var conditions: [String] = []
    private var arguments: StatementArguments = []
    private var order: [String]
    private let isForward: Bool

    /// One partition, or the part of it that a range condition leaves; after `start`, if there is one.
    static func partition(
        _ condition: KeyCondition, of source: ItemSource, after start: Item?, isForward: Bool
    ) -> ItemRange {
        let names = source.index == nil ? ["sk"] : ["sort_key", "pk", "sk"]
        var range = ItemRange(source, order: names, isForward: isForward)
        let hash = source.key.partition.bytes(of: condition.partition) ?? []
        range.add("slot = ?", ItemKey.slot(of: hash))
        range.add("\(source.index == nil ? "pk" : "hash_key") = ?", Data(hash))
        if let sort = source.key.sort, let bound = condition.range {
            range.add(bound, on: sort, isResumed: start != nil)
        }
        if let start { range.add(after: range.position(of: start).suffix(names.count)) }
        return range
    }

    /// The items in a range of slots, all of them or a segment; after `start`, if there is one.
    static func slots(_ slots: Range<Int>, of source: ItemSource, after start: Item?) -> ItemRange {
        let names = source.index == nil ? ["slot", "pk", "sk"] : ["slot", "hash_key", "sort_key", "pk", "sk"]
        var range = ItemRange(source, order: names, isForward: true)
        if let start {
            // Without the lower bound of the slots, which SQLite might search from instead.
            range.add(after: range.position(of: start)[...])
        } else {
            range.add("slot >= ?", slots.lowerBound)
        }
        range.add("slot < ?", slots.upperBound)
        return range
    }

    private init(_ source: ItemSource, order: [String], isForward: Bool) {
        self.source = source
        self.order = order
        self.isForward = isForward
        add("table_id = ?", source.table.id)
        if let index = source.index { add("index_number = ?", index.number) }
    }

    /// Gives the items in order to `visit` until it returns false.
    func read(_ db: Database, _ visit: (Item) throws -> Bool) throws {
        let direction = isForward ? "" : " DESC"
        let order = order.map { "entry.\($0)\(direction)" }.joined(separator: ", ")
        let filter = conditions.joined(separator: " AND ")
        let tables =
            source.index == nil
            ? "SELECT entry.body FROM item AS entry"
            : """
            SELECT item.body FROM index_entry AS entry CROSS JOIN item ON item.table_id = entry.table_id
            AND item.slot = entry.item_slot AND item.pk = entry.pk AND item.sk = entry.sk
            """
        let statement = try db.cachedStatement(sql: "\(tables) WHERE \(filter) ORDER BY \(order)")
        let rows = try Data.fetchCursor(statement, arguments: arguments)
        while let data = try rows.next() {
            guard try visit(ItemDecoder.decode(data)) else { return }
        }
    }

    /// The columns of the row that holds an item with these keys: slot, (hash and sort key,) pk, sk.
    private func position(of item: Item) -> [any DatabaseValueConvertible] {
        let key = source.table.key
        let pk = key.partition.bytes(of: item[key.partition.name]) ?? []
        let sk = key.sort.flatMap { $0.bytes(of: item[$0.name]) } ?? []
        guard let index = source.index, let entry = IndexEntry(item, in: index) else {
            return [ItemKey.slot(of: pk), Data(pk), Data(sk)]
        }
        return [entry.slot, Data(entry.hash), Data(entry.sort), Data(pk), Data(sk)]
    }

    private mutating func add(_ condition: String, _ value: any DatabaseValueConvertible) {
        conditions.append("entry.\(condition)")
        arguments += [value]
    }

    private mutating func add(after position: ArraySlice<any DatabaseValueConvertible>) {
        let names = order.map { "entry.\($0)" }.joined(separator: ", ")
        let marks = position.map { _ in "?" }.joined(separator: ", ")
        conditions.append("(\(names)) \(isForward ? ">" : "<") (\(marks))")
        for value in position { arguments += [value] }
    }

    /// Where reading resumes, the start key takes the place of the bound that it lies behind: SQLite would search from
    /// one of the two, and might take the farther one.
    private mutating func add(_ bound: RangeCondition, on attribute: KeyAttribute, isResumed: Bool) {
        let column = source.index == nil ? "sk" : "sort_key"
        let values = bound.values.map { attribute.bytes(of: $0) ?? [] }
        var lower: (sign: String, bytes: [UInt8])?
        var upper: (sign: String, bytes: [UInt8])?
        switch bound {
        case .comparison(.greater, _): lower = (">", values[0])
        case .comparison(.greaterOrEqual, _): lower = (">=", values[0])
        case .comparison(.less, _): upper = ("<", values[0])
        case .comparison(.lessOrEqual, _): upper = ("<=", values[0])
        case .comparison: return add("\(column) = ?", Data(values[0]))
        case .between:
            lower = (">=", values[0])
            upper = ("<=", values[1])
        case .beginsWith:
            lower = (">=", values[0])
            upper = Self.successor(of: values[0]).map { ("<", $0) }
        }
        if let lower, !isResumed || !isForward { add("\(column) \(lower.sign) ?", Data(lower.bytes)) }
        if let upper, !isResumed || isForward { add("\(column) \(upper.sign) ?", Data(upper.bytes)) }
    }

    /// The first bytes after all that begin with these; nil when there are none.
    private static func successor(of prefix: [UInt8]) -> [UInt8]? {
        guard let last = prefix.lastIndex(where: { $0 < 0xFF }) else { return nil }
        return prefix[..<last] + [prefix[last] + 1]
    }
}
