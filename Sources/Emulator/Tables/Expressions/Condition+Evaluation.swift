extension Condition {
    /// Whether an item (empty where there is none) meets the condition.
    func holds(for item: Item) -> Bool {
        switch self {
        case .and(let one, let two): one.holds(for: item) && two.holds(for: item)
        case .or(let one, let two): one.holds(for: item) || two.holds(for: item)
        case .not(let condition): !condition.holds(for: item)
        case .comparison(let one, let comparator, let two):
            comparator.holds(one.evaluate(on: item), two.evaluate(on: item))
        case .between(let operand, let lower, let upper):
            Comparator.greaterOrEqual.holds(operand.evaluate(on: item), lower.evaluate(on: item))
                && Comparator.lessOrEqual.holds(operand.evaluate(on: item), upper.evaluate(on: item))
        case .isIn(let operand, let list):
            list.contains { Comparator.equal.holds(operand.evaluate(on: item), $0.evaluate(on: item)) }
        case .attributeExists(let path): path.value(in: item) != nil
        case .attributeNotExists(let path): path.value(in: item) == nil
        case .attributeType(let operand, let type): operand.evaluate(on: item)?.type == type
        case .beginsWith(let operand, let prefix):
            Self.both(operand, prefix, item) { value, prefix in value.begins(with: prefix) }
        case .contains(let operand, let part):
            Self.both(operand, part, item) { value, part in value.contains(part) }
        }
    }

    private static func both(
        _ one: Operand, _ two: Operand, _ item: Item, _ test: (AttributeValue, AttributeValue) -> Bool
    ) -> Bool {
        guard let one = one.evaluate(on: item), let two = two.evaluate(on: item) else { return false }
        return test(one, two)
    }

    /// Every place that the condition looks at.
    var paths: [DocumentPath] {
        switch self {
        case .and(let one, let two), .or(let one, let two): one.paths + two.paths
        case .not(let condition): condition.paths
        case .comparison(let one, _, let two), .beginsWith(let one, let two), .contains(let one, let two):
            one.paths + two.paths
        case .between(let one, let two, let three): one.paths + two.paths + three.paths
        case .isIn(let operand, let list): operand.paths + list.flatMap(\.paths)
        case .attributeExists(let path), .attributeNotExists(let path): [path]
        case .attributeType(let operand, _): operand.paths
        }
    }
}
