import JSONCoding

extension FilterGroup {
    /// Whether attributes with these values match.
    func matches(_ values: [String: [FilterValue]]) -> Bool {
        members.allSatisfy { member in
            switch member {
            case .rules(let key, let rules): rules.contains { $0.matches(values[key] ?? []) }
            // Refused when the policy was set.
            case .nested: false
            case .either(let groups): groups.contains { $0.matches(values) }
            }
        }
    }

    /// Whether the object at `index`, or one of the objects in the array there, matches.
    ///
    /// - Parameter index: nil where the message has no such property; then only `exists: false` matches.
    func matches(_ document: JSONDocument, at index: Int?) -> Bool {
        guard let index else { return matchesObject(document, nil) }
        switch document[index].kind {
        case .object: return matchesObject(document, index)
        case .array:
            var element = index + 1
            while element < document[index].end {
                if matches(document, at: element) { return true }
                element = document.next(after: element)
            }
            return false
        default: return matchesObject(document, nil)
        }
    }

    private func matchesObject(_ document: JSONDocument, _ object: Int?) -> Bool {
        members.allSatisfy { member in
            switch member {
            case .rules(let key, let rules):
                let values = Self.values(document, Self.member(key, of: object, document))
                return rules.contains { $0.matches(values) }
            case .nested(let key, let group):
                return group.matches(document, at: Self.member(key, of: object, document))
            case .either(let groups): return groups.contains { $0.matchesObject(document, object) }
            }
        }
    }

    private static func member(_ key: String, of object: Int?, _ document: JSONDocument) -> Int? {
        guard let object else { return nil }
        var found: Int?
        document.forEachMember(of: object) { name, value in
            if document.string(at: name) == key { found = value }
        }
        return found
    }

    /// The scalars at a place: the value itself, or those in an array and in the arrays inside of it.
    private static func values(_ document: JSONDocument, _ index: Int?) -> [FilterValue] {
        guard let index else { return [] }
        guard document[index].kind == .array else { return FilterValue(document, at: index).map { [$0] } ?? [] }
        var values: [FilterValue] = []
        // The tape holds an array's values in a row, whatever their depth.
        var element = index + 1
        while element < document[index].end {
            if document[element].kind == .object {
                element = document.next(after: element)
                continue
            }
            if let value = FilterValue(document, at: element) { values.append(value) }
            element += 1
        }
        return values
    }
}

extension FilterValue {
    /// Nil for arrays and objects.
    init?(_ document: JSONDocument, at index: Int) {
        let entry = document[index]
        switch entry.kind {
        case .string: self = .string(document.string(at: index) ?? "")
        case .number: self = .number(Double(String(decoding: document.text[entry.bytes], as: UTF8.self)) ?? .nan)
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .null: self = .null
        case .binary, .array, .object, .set: return nil
        }
    }
}
