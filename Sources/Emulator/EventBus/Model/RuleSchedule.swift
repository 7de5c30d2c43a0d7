/// The outer form of a rule's schedule expression; what it means is known where schedules run.
///
/// Source: Amazon EventBridge user guide, "Creating a scheduled rule": `rate(5 minutes)`, `cron(0 12 * * ? *)`.
enum RuleSchedule {
    private static let cronFields = 6

    static func isValid(_ text: String) -> Bool {
        if let inner = inside("rate", text) {
            let parts = inner.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, let count = Int(parts[0]), count > 0, parts[0].allSatisfy(\.isNumber) else {
                return false
            }
            return ["minute", "hour", "day"].contains { parts[1] == (count == 1 ? $0 : $0 + "s") }
        }
        guard let inner = inside("cron", text) else { return false }
        let fields = inner.split(separator: " ")
        guard fields.count == cronFields else { return false }
        // One of the two days must be left open.
        return fields.allSatisfy { !$0.isEmpty && $0.allSatisfy(isCronCharacter) }
            && (fields[2] == "?") != (fields[4] == "?")
    }

    private static func inside(_ name: String, _ text: String) -> Substring? {
        guard text.hasPrefix("\(name)("), text.hasSuffix(")") else { return nil }
        return text.dropFirst(name.count + 1).dropLast()
    }

    private static func isCronCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "*,-/?#".contains(character))
    }
}
