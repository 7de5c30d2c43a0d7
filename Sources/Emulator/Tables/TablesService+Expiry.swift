import FoundationEssentials

extension TablesService {
    /// Items removed in one transaction.
    private static let sweptMax = 500
    /// Times that lie farther back than this are taken for mistakes, as on AWS.
    private static let agedSeconds: Double = 5 * 365 * 86_400

    /// Removes items whose time to live has passed, and says how many. Until then they are returned, as on AWS.
    package func sweepExpired() async throws -> Int {
        let now = context.clock().timeIntervalSince1970
        let names = try await context.store.read { try $0.tableNames(after: nil, limit: .max) }
        var removed = 0
        for name in names {
            let keys = try await context.store.read { transaction -> [Item] in
                guard let table = try transaction.findTable(named: name) else { return [] }
                return try transaction.expiredKeys(of: table, from: now - Self.agedSeconds, to: now)
            }
            for start in stride(from: 0, to: keys.count, by: Self.sweptMax) {
                let batch = Array(keys[start..<min(keys.count, start + Self.sweptMax)])
                removed += try await context.store.write { transaction in
                    guard let table = try transaction.findTable(named: name) else { return 0 }
                    return try transaction.removeExpired(batch, of: table, from: now - Self.agedSeconds, to: now)
                }
            }
        }
        return removed
    }
}

extension TableTransaction {
    fileprivate func expiredKeys(of table: Table, from oldest: Double, to now: Double) throws -> [Item] {
        guard let attribute = table.definition.timeToLiveAttribute else { return [] }
        var keys: [Item] = []
        try ItemRange.slots(ItemKey.slots, of: ItemSource(table: table, index: nil), after: nil).read(db) { item in
            if item.expires(by: attribute, from: oldest, to: now) { keys.append(table.keyAttributes(of: item)) }
            return true
        }
        return keys
    }

    /// Looks again at each item: it may have been renewed since it was found.
    fileprivate func removeExpired(_ keys: [Item], of table: Table, from oldest: Double, to now: Double) throws -> Int {
        guard let attribute = table.definition.timeToLiveAttribute else { return 0 }
        var removed = 0
        for attributes in keys {
            let key = try table.key(named: attributes)
            guard let item = try item(key, of: table), item.expires(by: attribute, from: oldest, to: now) else {
                continue
            }
            try apply(ItemChange(key: key, old: item, new: nil), to: table, isExpiry: true)
            removed += 1
        }
        return removed
    }
}

extension Item {
    /// Whether the attribute is a number of seconds since 1970 that has passed, and not too long ago.
    fileprivate func expires(by attribute: String, from oldest: Double, to now: Double) -> Bool {
        guard case .number(let number) = self[attribute], let seconds = Double(number.text) else { return false }
        return (oldest..<now).contains(seconds)
    }
}
