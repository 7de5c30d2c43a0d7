import JSONCoding

/// A subscription's filter policy, checked and ready to match.
///
/// Source: SNS developer guide, "Amazon SNS subscription filter policies". The language is the one of EventBridge's rules with
/// limits, a scope and messages of SNS's own, so it is read here; event buses compile many patterns into one automaton, a
/// subscription has one.
struct FilterPolicy: Sendable, Equatable {
    let scope: FilterPolicyScope
    private let group: FilterGroup

    /// - Throws: AWS's message, with the line and the column where its parser stands when it gives up.
    init(_ text: String, scope: FilterPolicyScope) throws(FilterPolicyError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= TopicLimits.filterPolicyBytesMax else {
            throw FilterPolicyError(message: "FilterPolicy: Filter policy is too large")
        }
        if let problem = JSONProblem.describe(bytes) {
            throw FilterPolicyError(message: "FilterPolicy: failed to parse JSON. \(problem)")
        }
        var parser = FilterPolicyParser(bytes)
        let group = try parser.policy()
        guard parser.topLevelKeys <= TopicLimits.filterKeysMax else {
            throw FilterPolicyError(message: "FilterPolicy: Filter policy can not have more than 5 keys")
        }
        guard group.combinations() <= TopicLimits.filterCombinationsMax,
            Self.wildcardComplexity(group) <= TopicLimits.wildcardComplexityMax
        else { throw FilterPolicyError(message: "FilterPolicy: Filter policy is too complex") }
        guard scope == .messageBody || !group.hasNesting else {
            throw FilterPolicyError(
                message: "Filter policy scope MessageAttributes does not support nested filter policy")
        }
        self.scope = scope
        self.group = group
    }

    /// Whether a message passes: by its attributes, or by its body, which has to be a JSON object then.
    func matches(attributes: [String: TopicMessageAttribute], body: String) -> Bool {
        switch scope {
        case .messageAttributes: return group.matches(attributes.compactMapValues(\.filterValues))
        case .messageBody:
            guard let document = try? JSONDocument(Array(body.utf8)), document[JSONDocument.root].kind == .object else {
                return false
            }
            return group.matches(document, at: JSONDocument.root)
        }
    }

    /// Per key: patterns with one wildcard count a point each, those with more three, and the two sums are multiplied.
    private static func wildcardComplexity(_ group: FilterGroup) -> Int {
        group.allRules.reduce(0) { total, rules in
            let counts = rules.flatMap(\.wildcardCounts)
            let single = counts.count { $0 == 1 }
            let multiple = counts.count { $0 > 1 } * 3
            return total + (single > 0 && multiple > 0 ? single * multiple : single + multiple)
        }
    }
}

extension FilterRule {
    fileprivate var wildcardCounts: [Int] {
        switch self {
        case .wildcard(let pattern): [pattern.wildcardCount]
        case .anythingButMatching(let rules): rules.flatMap(\.wildcardCounts)
        default: []
        }
    }
}
