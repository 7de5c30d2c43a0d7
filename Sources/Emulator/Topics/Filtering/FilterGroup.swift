/// An object of a filter policy: all of its members have to match.
struct FilterGroup: Sendable, Equatable {
    var members: [Member] = []

    enum Member: Sendable, Equatable {
        /// One of the rules has to match the key's values.
        case rules(key: String, [FilterRule])
        /// The group has to match the object under the key.
        case nested(key: String, FilterGroup)
        /// One of the groups has to match.
        case either([FilterGroup])
    }

    /// How many combinations of values the policy has: the product of each array's count times its depth; alternatives
    /// are added.
    ///
    /// Source: SNS developer guide, "Filter policy constraints", policy constraints for payload-based filtering.
    func combinations(depth: Int = 1, before: Int = 1) -> Int {
        var count = before
        for member in members {
            switch member {
            case .rules(_, let rules): count = Self.product(count, rules.count * depth)
            case .nested(_, let group): count = group.combinations(depth: depth + 1, before: count)
            case .either(let groups):
                let begin = count
                count = groups.reduce(0) { $0 + $1.combinations(depth: depth, before: begin) }
            }
            if count > TopicLimits.filterCombinationsMax { return count }
        }
        return count
    }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, overflows) = left.multipliedReportingOverflow(by: right)
        return overflows ? .max : product
    }

    var hasNesting: Bool {
        members.contains { member in
            switch member {
            case .rules: false
            case .nested: true
            case .either(let groups): groups.contains(where: \.hasNesting)
            }
        }
    }

    /// Every rule of the group, whatever its depth, by key.
    var allRules: [[FilterRule]] {
        members.flatMap { member in
            switch member {
            case .rules(_, let rules): [rules]
            case .nested(_, let group): group.allRules
            case .either(let groups): groups.flatMap(\.allRules)
            }
        }
    }
}
