/// What an update does to an item: a list of actions, such as `[.set("status", .string("SENT")), .remove("token")]`.
///
/// Source: DynamoDB developer guide, "Using update expressions".
package struct DynamoUpdate: Sendable, Hashable, ExpressibleByArrayLiteral {
    package var actions: [Action]

    package init(_ actions: [Action]) {
        self.actions = actions
    }

    package init(arrayLiteral actions: Action...) {
        self.init(actions)
    }

    package enum Action: Sendable, Hashable {
        case set(DynamoPath, AttributeValue)
        /// Sets the attribute unless the item has it.
        case setIfAbsent(DynamoPath, AttributeValue)
        /// Adds to a number that the item has.
        case increment(DynamoPath, by: Int)
        /// Takes from a number that the item has.
        case decrement(DynamoPath, by: Int)
        /// Adds an exact amount to a number, which counts as 0 when absent; negative ones subtract.
        case addAmount(DynamoPath, ExactDecimal)
        /// Copies the attribute at the second place to the first.
        case copy(DynamoPath, from: DynamoPath)
        /// Appends to a list, which is made when the item has none.
        case append(DynamoPath, [AttributeValue])
        case remove(DynamoPath)
        /// Adds to a number, which counts as 0 when absent, or adds elements to a set.
        case add(DynamoPath, AttributeValue)
        /// Puts before the first element of a list, which is made when the item has none.
        case prepend(DynamoPath, [AttributeValue])
        /// Takes elements out of a set.
        case delete(DynamoPath, AttributeValue)
    }

    func text(in expression: inout DynamoExpression) -> String {
        var clauses: [(word: String, terms: [String])] = [("SET", []), ("REMOVE", []), ("ADD", []), ("DELETE", [])]
        if actions.isEmpty { expression.refuse("an update has at least one action") }
        for action in actions {
            let (clause, term) = term(of: action, &expression)
            clauses[clause].terms.append(term)
        }
        return clauses.filter { !$0.terms.isEmpty }
            .map { "\($0.word) \($0.terms.joined(separator: ", "))" }
            .joined(separator: " ")
    }

    private func term(of action: Action, _ expression: inout DynamoExpression) -> (clause: Int, term: String) {
        switch action {
        case .set(let path, let value):
            return (0, "\(expression.place(path)) = \(expression.value(value))")
        case .setIfAbsent(let path, let value):
            let place = expression.place(path)
            return (0, "\(place) = if_not_exists(\(place), \(expression.value(value)))")
        case .increment(let path, let amount):
            let place = expression.place(path)
            return (0, "\(place) = \(place) + \(expression.value(.number(amount)))")
        case .decrement(let path, let amount):
            let place = expression.place(path)
            return (0, "\(place) = \(place) - \(expression.value(.number(amount)))")
        case .addAmount(let path, let amount):
            return (2, "\(expression.place(path)) \(expression.value(.number(amount.text)))")
        case .copy(let path, let source):
            return (0, "\(expression.place(path)) = \(expression.place(source))")
        case .append(let path, let values):
            let (place, list) = list(path, &expression)
            return (0, "\(place) = list_append(\(list), \(expression.value(.list(values))))")
        case .prepend(let path, let values):
            let (place, list) = list(path, &expression)
            return (0, "\(place) = list_append(\(expression.value(.list(values))), \(list))")
        case .remove(let path):
            return (1, expression.place(path))
        case .add(let path, let value):
            return (2, "\(expression.place(path)) \(expression.value(value))")
        case .delete(let path, let value):
            return (3, "\(expression.place(path)) \(expression.value(value))")
        }
    }

    private func list(_ path: DynamoPath, _ expression: inout DynamoExpression) -> (place: String, list: String) {
        let place = expression.place(path)
        return (place, "if_not_exists(\(place), \(expression.value(.list([]))))")
    }
}
