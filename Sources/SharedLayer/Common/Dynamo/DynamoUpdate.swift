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
        /// Appends to a list, which is made when the item has none.
        case append(DynamoPath, [AttributeValue])
        case remove(DynamoPath)
        /// Adds to a number, which counts as 0 when absent, or adds elements to a set.
        case add(DynamoPath, AttributeValue)
        /// Takes elements out of a set.
        case delete(DynamoPath, AttributeValue)
    }

    func text(in expression: inout DynamoExpression) -> String {
        var clauses: [(word: String, terms: [String])] = [("SET", []), ("REMOVE", []), ("ADD", []), ("DELETE", [])]
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
        case .append(let path, let values):
            let place = expression.place(path)
            let empty = expression.value(.list([]))
            return (0, "\(place) = list_append(if_not_exists(\(place), \(empty)), \(expression.value(.list(values))))")
        case .remove(let path):
            return (1, expression.place(path))
        case .add(let path, let value):
            return (2, "\(expression.place(path)) \(expression.value(value))")
        case .delete(let path, let value):
            return (3, "\(expression.place(path)) \(expression.value(value))")
        }
    }
}
