import Wire

/// Checks a request's members; all that fail are told together, as AWS does.
struct Constraints {
    private var violations: [String] = []

    private mutating func fail(_ value: String, _ member: String, _ constraint: String) {
        violations.append("Value '\(value)' at '\(member)' failed to satisfy constraint: Member must \(constraint)")
    }

    mutating func missing(_ member: String) {
        violations.append("Value null at '\(member)' failed to satisfy constraint: Member must not be null")
    }

    mutating func text(
        _ value: String?, _ member: String, _ length: ClosedRange<Int>, required: Bool = false,
        pattern: NamePattern? = nil
    ) {
        guard let value else {
            if required { missing(member) }
            return
        }
        if value.count > length.upperBound {
            fail(value, member, "have length less than or equal to \(length.upperBound)")
        }
        if value.count < length.lowerBound {
            fail(value, member, "have length greater than or equal to \(length.lowerBound)")
        }
        if let pattern, !pattern.matches(value) {
            fail(value, member, "satisfy regular expression pattern: \(pattern.text)")
        }
    }

    /// A name as most resources have it.
    mutating func name(_ value: String?, _ member: String = "name", max: Int = 64) {
        text(value, member, 1...max, required: true, pattern: .name)
    }

    mutating func number(_ value: Int?, _ member: String, _ range: ClosedRange<Int>) {
        guard let value else { return }
        if value > range.upperBound {
            fail(String(value), member, "have value less than or equal to \(range.upperBound)")
        }
        if value < range.lowerBound {
            fail(String(value), member, "have value greater than or equal to \(range.lowerBound)")
        }
    }

    mutating func limit(_ value: Int?) { number(value, "limit", 1...EventLimits.pageSizeMax) }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: String?, _ member: String, of type: Choice.Type, required: Bool = false
    ) where Choice.RawValue == String {
        guard let value else {
            if required { missing(member) }
            return
        }
        if Choice(rawValue: value) == nil {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            fail(value, member, "satisfy enum value set: [\(choices)]")
        }
    }

    mutating func count(_ count: Int?, _ shown: String, _ member: String, _ range: ClosedRange<Int>) {
        guard let count else { return missing(member) }
        if count > range.upperBound { fail(shown, member, "have length less than or equal to \(range.upperBound)") }
        if count < range.lowerBound { fail(shown, member, "have length greater than or equal to \(range.lowerBound)") }
    }

    func check() throws {
        guard !violations.isEmpty else { return }
        let count = violations.count
        throw ServiceError.invalid(
            "\(count) validation error\(count == 1 ? "" : "s") detected: \(violations.joined(separator: "; "))")
    }
}

/// The patterns of names in EventBridge's API.
enum NamePattern {
    case name, busName, busNameOrARN, statementID

    var text: String {
        switch self {
        case .name: #"[\.\-_A-Za-z0-9]+"#
        case .busName: #"[/\.\-_A-Za-z0-9]+"#
        case .busNameOrARN:
            #"(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+"#
        case .statementID: "[a-zA-Z0-9-_]+"
        }
    }

    func matches(_ value: String) -> Bool {
        let rest: Substring
        if self == .busNameOrARN, value.hasPrefix("arn:aws"), let range = value.firstRange(of: ":event-bus/") {
            rest = value[range.upperBound...]
        } else {
            rest = value[...]
        }
        let others: String
        switch self {
        case .name: others = ".-_"
        case .busName, .busNameOrARN: others = "/.-_"
        case .statementID: others = "-_"
        }
        return !rest.isEmpty
            && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || others.contains($0)) }
    }
}
