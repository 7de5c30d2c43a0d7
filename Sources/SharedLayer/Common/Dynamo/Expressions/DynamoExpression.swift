/// The names and values of one request's expressions, each behind a placeholder.
///
/// Expressions are made of placeholders and fixed words alone, so that nothing that comes from outside can change them.
/// Source: DynamoDB developer guide, "Expression attribute names (aliases)".
struct DynamoExpression: Sendable {
    private(set) var names: [String: String] = [:]
    private(set) var values: [String: AttributeValue] = [:]
    private var placeholders: [String: String] = [:]
    /// Why the expressions would be refused by the service with a less helpful text: the first thing that is wrong.
    private(set) var problem: String?

    mutating func refuse(_ reason: String) {
        if problem == nil { problem = reason }
    }

    mutating func place(_ path: DynamoPath) -> String {
        var text = ""
        if !path.isValid { refuse("a path begins with a name, has no empty names and counts elements from 0") }
        for element in path.elements {
            switch element {
            case .name(let name): text += (text.isEmpty ? "" : ".") + placeholder(name)
            case .index(let index): text += "[\(max(0, index))]"
            }
        }
        return text
    }

    mutating func value(_ value: AttributeValue) -> String {
        let placeholder = ":v\(values.count)"
        values[placeholder] = value
        return placeholder
    }

    private mutating func placeholder(_ name: String) -> String {
        if let known = placeholders[name] { return known }
        let placeholder = "#n\(names.count)"
        names[placeholder] = name
        placeholders[name] = placeholder
        return placeholder
    }
}
