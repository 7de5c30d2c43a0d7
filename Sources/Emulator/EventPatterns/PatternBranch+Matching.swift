extension PatternBranch {
    /// Ends a search through an event made to have no end; it then matches nothing.
    static let stepsMax = 1_000_000

    /// Whether each field has a value that matches, all of them out of consistent elements of the event's arrays.
    func matches(_ event: EventFields) -> Bool {
        var search = Search(branch: self, event: event)
        return search.run(clause: 0, ArrayMembership())
    }

    /// Tries the fields' values one after the other, and goes back where arrays disagree.
    private struct Search {
        let branch: PatternBranch
        let event: EventFields
        /// The arrays that the fields from a clause on lie in: what was chosen in others is of no more matter.
        private let arrays: [Set<Int>]
        private var failed: Set<Attempt> = []
        private var steps = 0

        private struct Attempt: Hashable {
            let clause: Int
            let membership: ArrayMembership
        }

        init(branch: PatternBranch, event: EventFields) {
            self.branch = branch
            self.event = event
            var arrays: [Set<Int>] = [[]]
            for clause in branch.clauses.reversed() {
                let own = event[clause.path].flatMap { $0.membership.elements.map(\.array) }
                arrays.append((arrays.last ?? []).union(own))
            }
            self.arrays = arrays.reversed()
        }

        mutating func run(clause index: Int, _ chosen: ArrayMembership) -> Bool {
            guard index < branch.clauses.count else { return true }
            let attempt = Attempt(clause: index, membership: chosen.limited(to: arrays[index]))
            guard !failed.contains(attempt) else { return false }
            let clause = branch.clauses[index]
            var isThere = false
            for value in event[clause.path] {
                steps += 1
                guard steps <= PatternBranch.stepsMax else { return false }
                guard let membership = chosen.joined(with: value.membership) else { continue }
                isThere = true
                if clause.conditions.contains(where: { $0.matches(value) }), run(clause: index + 1, membership) {
                    return true
                }
            }
            if !isThere, clause.conditions.contains(.absent), run(clause: index + 1, chosen) { return true }
            failed.insert(attempt)
            return false
        }
    }
}
