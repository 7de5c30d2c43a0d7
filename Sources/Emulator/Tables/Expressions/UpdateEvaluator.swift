import Wire

/// Applies an update expression to an item.
///
/// Every value is computed from the item as it was before. Places in lists mean the list as it was, too: elements are
/// replaced and appended first, in the order of their places, and removed last, the deepest and hindmost first.
struct UpdateEvaluator {
    static let wrongOperand = ServiceError.validation(
        "An operand in the update expression has an incorrect data type")
    private static let missingAttribute = ServiceError.validation(
        "The provided expression refers to an attribute that does not exist in the item")

    let item: Item

    /// - Throws: `ValidationException` when a value or a place cannot be had from this item.
    func apply(_ update: UpdateExpression) throws(ServiceError) -> Item {
        var changes: [(path: DocumentPath, value: AttributeValue?)] = []
        for action in update.actions {
            switch action {
            case .set(let path, let value): changes.append((path, try evaluate(value)))
            case .remove(let path): changes.append((path, nil))
            case .add(let path, let value): changes.append((path, try sum(path, value)))
            case .delete(let path, let value): changes.append((path, try difference(path, value)))
            }
        }
        for change in changes where change.path.isNested { try checkParent(of: change.path) }
        var result = item
        let kept = changes.filter { $0.value != nil }.sorted { $0.path.place < $1.path.place }
        let removed = changes.filter { $0.value == nil }.sorted {
            ($0.path.steps.count, $0.path.place) > ($1.path.steps.count, $1.path.place)
        }
        for change in kept + removed { try change.path.set(change.value, in: &result) }
        return result
    }

    private func checkParent(of path: DocumentPath) throws(ServiceError) {
        let parent = DocumentPath(path.head, Array(path.steps.dropLast())).value(in: item)
        switch (parent, path.steps.last) {
        case (.map, .member), (.list, .element): return
        default: throw DocumentPath.invalidForUpdate
        }
    }

    private func evaluate(_ value: UpdateValue) throws(ServiceError) -> AttributeValue {
        switch value {
        case .value(let value): return value
        case .path(let path):
            guard let found = path.value(in: item) else { throw Self.missingAttribute }
            return found
        case .ifNotExists(let path, let value):
            guard let found = path.value(in: item) else { return try evaluate(value) }
            return found
        case .sum(let one, let two):
            return .number(try number(evaluate(one)).adding(number(evaluate(two))))
        case .difference(let one, let two):
            return .number(try number(evaluate(one)).subtracting(number(evaluate(two))))
        case .listAppend(let one, let two):
            guard case .list(let head) = try evaluate(one), case .list(let tail) = try evaluate(two) else {
                throw Self.wrongOperand
            }
            return .list(head + tail)
        }
    }

    private func number(_ value: AttributeValue) throws(ServiceError) -> DynamoNumber {
        guard case .number(let number) = value else { throw Self.wrongOperand }
        return number
    }

    /// ADD: to a number, or elements to a set; what is missing counts as zero or as an empty set.
    private func sum(_ path: DocumentPath, _ value: AttributeValue) throws(ServiceError) -> AttributeValue {
        guard let existing = path.value(in: item) else { return value }
        switch (existing, value) {
        case (.number(let one), .number(let two)): return .number(try one.adding(two))
        case (.stringSet(let one), .stringSet(let two)):
            return .stringSet(one + two.filter { new in !one.contains { $0.utf8.elementsEqual(new.utf8) } })
        case (.numberSet(let one), .numberSet(let two)): return .numberSet(one + two.filter { !one.contains($0) })
        case (.binarySet(let one), .binarySet(let two)): return .binarySet(one + two.filter { !one.contains($0) })
        default: throw Self.wrongOperand
        }
    }

    /// DELETE: elements from a set. Nothing is left of a set without elements.
    private func difference(_ path: DocumentPath, _ value: AttributeValue) throws(ServiceError) -> AttributeValue? {
        guard let existing = path.value(in: item) else { return nil }
        switch (existing, value) {
        case (.stringSet(let one), .stringSet(let two)):
            let rest = one.filter { old in !two.contains { $0.utf8.elementsEqual(old.utf8) } }
            return rest.isEmpty ? nil : .stringSet(rest)
        case (.numberSet(let one), .numberSet(let two)):
            let rest = one.filter { !two.contains($0) }
            return rest.isEmpty ? nil : .numberSet(rest)
        case (.binarySet(let one), .binarySet(let two)):
            let rest = one.filter { !two.contains($0) }
            return rest.isEmpty ? nil : .binarySet(rest)
        default: throw Self.wrongOperand
        }
    }
}

extension DocumentPath {
    /// The place in a list that the path ends with; what is no place comes first.
    fileprivate var place: Int {
        guard case .element(let index) = steps.last else { return -1 }
        return index
    }
}
