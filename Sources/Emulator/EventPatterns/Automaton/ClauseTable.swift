/// Clauses by number: equal ones of different patterns are one.
struct ClauseTable: Sendable {
    struct Entry: Sendable {
        let clause: FieldClause
        /// Whether an index tells that it holds; all others are asked when a branch comes down to them.
        let isIndexed: Bool
        fileprivate(set) var uses: Int
    }

    private var numbers: [FieldClause: Int] = [:]
    private var entries: [Entry?] = []
    private var free: [Int] = []

    subscript(number: Int) -> Entry? { entries[number] }

    func number(of clause: FieldClause) -> Int? { numbers[clause] }

    /// - Returns: the clause's number, and whether it is new.
    mutating func insert(_ clause: FieldClause) -> (number: Int, isNew: Bool) {
        if let number = numbers[clause] {
            entries[number]?.uses += 1
            return (number, false)
        }
        let entry = Entry(clause: clause, isIndexed: clause.conditions.allSatisfy(\.isIndexed), uses: 1)
        let number = free.popLast() ?? entries.count
        if number == entries.count { entries.append(entry) } else { entries[number] = entry }
        numbers[clause] = number
        return (number, true)
    }

    /// - Returns: the clause's number, and whether nobody uses it any more.
    mutating func remove(_ clause: FieldClause) -> (number: Int, isGone: Bool)? {
        guard let number = numbers[clause], var entry = entries[number] else { return nil }
        entry.uses -= 1
        guard entry.uses == 0 else {
            entries[number] = entry
            return (number, false)
        }
        entries[number] = nil
        numbers[clause] = nil
        free.append(number)
        return (number, true)
    }
}
