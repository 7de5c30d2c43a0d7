import JSONCoding

/// Many patterns, compiled into one automaton: an event is read once, and what it costs to find the patterns that match
/// hardly depends on how many others there are.
///
/// Only fields that some pattern names are read. Each value is looked up in its field's index; the clauses found lead
/// through a tree that all branches of all patterns share. Where an event has arrays, the few branches found are
/// checked once more for values out of one element.
package struct PatternMatcher<ID: Hashable & Sendable>: Sendable {
    private struct Branch: Sendable {
        let id: ID
        let branch: PatternBranch
    }

    private var fields = FieldTree()
    private var clauses = ClauseTable()
    private var indices: [FieldPath: ConditionIndex] = [:]
    private var tree = BranchTree()
    private var branches: [Branch?] = []
    private var freeBranches: [Int] = []
    private var numbers: [ID: [Int]] = [:]

    package init() {}

    package var count: Int { numbers.count }

    /// Adds a pattern, in place of the one with the same id.
    package mutating func insert(_ pattern: EventPattern, id: ID) {
        remove(id)
        for branch in pattern.branches {
            let number = freeBranches.popLast() ?? branches.count
            if number == branches.count { branches.append(nil) }
            branches[number] = Branch(id: id, branch: branch)
            numbers[id, default: []].append(number)
            for clause in branch.clauses { insert(clause) }
            tree.insert(number, along: way(of: branch))
        }
    }

    package mutating func remove(_ id: ID) {
        for number in numbers.removeValue(forKey: id) ?? [] {
            guard let branch = branches[number]?.branch else { continue }
            tree.remove(number, along: way(of: branch))
            for clause in branch.clauses { remove(clause) }
            branches[number] = nil
            freeBranches.append(number)
        }
    }

    private mutating func insert(_ clause: FieldClause) {
        fields.insert(clause.path)
        let (number, isNew) = clauses.insert(clause)
        guard isNew, clauses[number]?.isIndexed == true else { return }
        for condition in Set(clause.conditions) {
            indices[clause.path, default: ConditionIndex()].insert(condition, of: number)
        }
    }

    private mutating func remove(_ clause: FieldClause) {
        fields.remove(clause.path)
        guard let (number, isGone) = clauses.remove(clause), isGone else { return }
        for condition in Set(clause.conditions) { indices[clause.path]?.remove(condition, of: number) }
    }

    /// The branch's clauses, those first that few values fulfil. All are in the table.
    private func way(of branch: PatternBranch) -> [BranchTree.Step] {
        let ranked = branch.clauses.map { clause in (clause, clause.conditions.map(\.breadth).max() ?? 0) }
        return ranked.sorted { $0.1 == $1.1 ? $0.0.path < $1.0.path : $0.1 < $1.1 }.compactMap { clause, _ in
            clauses.number(of: clause).map {
                BranchTree.Step(clause: $0, isIndexed: clauses[$0]?.isIndexed ?? false)
            }
        }
    }

    /// The ids of the patterns that match a JSON document; none when it is no object.
    package mutating func ids(matching event: [UInt8]) -> Set<ID> {
        guard !numbers.isEmpty, let event = EventFields(event, read: fields) else { return [] }
        var fulfilled: Set<Int> = []
        for (path, values) in event.values {
            for value in values {
                indices[path]?.forEachClause(fulfilledBy: value) { fulfilled.insert($0) }
            }
        }
        var ids: Set<ID> = []
        var asked: [Int: Bool] = [:]
        tree.forEachBranch(fulfilled: fulfilled) { number in
            if let answer = asked[number] { return answer }
            let answer = clauses[number].map { $0.clause.mayHold(for: event) } ?? false
            asked[number] = answer
            return answer
        } _: { number in
            guard let found = branches[number], !ids.contains(found.id) else { return }
            if !event.hasArrays || found.branch.matches(event) { ids.insert(found.id) }
        }
        return ids
    }
}

extension FieldClause {
    /// Whether some value fulfils the clause; a field that is only in elements of arrays may also be absent from the
    /// element that the others are in.
    fileprivate func mayHold(for event: EventFields) -> Bool {
        let values = event[path]
        if conditions.contains(.absent), values.allSatisfy({ !$0.membership.isEmpty }) { return true }
        return conditions.contains { condition in values.contains(where: condition.matches) }
    }
}
