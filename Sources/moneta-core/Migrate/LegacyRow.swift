import SharedLayer

/// The members of one line, read by their names; what is wrong with them is noted, and reading goes on.
struct LegacyRow {
    private let members: JSONObject
    private let line: Int
    private(set) var issues: [LegacyIssue] = []

    init(_ members: JSONObject, line: Int) {
        self.members = members
        self.line = line
    }

    mutating func note(_ field: String, _ message: String) {
        issues.append(LegacyIssue(line: line, field: field, message: message))
    }

    mutating func kind() -> LegacyKind? {
        let kinds = LegacyKind.allCases.map(\.rawValue).joined(separator: ", ")
        guard let kind = members["record"]?.string.flatMap(LegacyKind.init(rawValue:)) else {
            note("record", "must be one of \(kinds)")
            return nil
        }
        for name in members.names where name != "record" && !kind.fields.contains(name) {
            note(name, "is no member of a \(kind.rawValue)")
        }
        return kind
    }

    /// Empty where it is missing, which is noted.
    mutating func text(_ field: String, default missing: String? = nil) -> String {
        switch members[field] {
        case .string(let text): return text
        case nil:
            if let missing { return missing }
            note(field, "is missing")
        default: note(field, "must be a text")
        }
        return ""
    }

    /// One of a few words, in capital or small letters: Rails writes its enumerations in small ones.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ field: String, _ kind: Word.Type) -> Word?
    where Word.RawValue == String {
        let count = issues.count
        let text = text(field)
        guard issues.count == count else { return nil }
        if let word = Word(rawValue: text.uppercased()) { return word }
        note(field, "must be one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }
}
