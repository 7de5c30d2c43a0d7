import Wire

/// Checks of a request's members, with the texts of AWS's own validation.
enum Constraints {
    static func required<Value>(_ value: Value?, _ member: String) throws(ServiceError) -> Value {
        guard let value else { throw violated("Value null at '\(member)'", "Member must not be null") }
        return value
    }

    static func length(_ value: String?, _ member: String, _ range: ClosedRange<Int>) throws(ServiceError) {
        guard let value else { return }
        guard value.unicodeScalars.count >= range.lowerBound else {
            throw violated(
                "Value '\(value)' at '\(member)'",
                "Member must have length greater than or equal to \(range.lowerBound)")
        }
        guard value.unicodeScalars.count <= range.upperBound else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must have length less than or equal to \(range.upperBound)")
        }
    }

    static func range(_ value: Int?, _ member: String, _ range: ClosedRange<Int>) throws(ServiceError) {
        guard let value else { return }
        guard value >= range.lowerBound else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must have value greater than or equal to \(range.lowerBound)"
            )
        }
        guard value <= range.upperBound else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must have value less than or equal to \(range.upperBound)")
        }
    }

    static func oneOf(_ value: String, _ member: String, _ names: [String]) throws(ServiceError) {
        guard names.contains(value) else {
            throw violated(
                "Value '\(value)' at '\(member)'",
                "Member must satisfy enum value set: [\(names.joined(separator: ", "))]")
        }
    }

    /// - Parameter pattern: as AWS has it; `isMatch` says the same.
    static func pattern(_ value: String, _ member: String, _ pattern: String, isMatch: Bool) throws(ServiceError) {
        guard isMatch else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must satisfy regular expression pattern: \(pattern)")
        }
    }

    static func clientToken(_ token: String?) throws(ServiceError) {
        guard let token else { return }
        try length(token, "clientToken", 1...64)
        try pattern(
            token, "clientToken", "^[a-zA-Z0-9-_]+$", isMatch: token.utf8.allSatisfy { $0.isNameByte && $0 != 0x2E })
    }

    /// `MaxResults`, 100 by default.
    static func pageSize(_ text: String?) throws(ServiceError) -> Int {
        guard let text else { return 100 }
        guard let count = Int(text) else {
            throw ServiceError("SerializationException", "MaxResults is no number: \(text)")
        }
        try range(count, "maxResults", 1...100)
        return count
    }

    static func violated(_ what: String, _ constraint: String) -> ServiceError {
        ServiceError(
            "ValidationException", "1 validation error detected: \(what) failed to satisfy constraint: \(constraint)")
    }
}

extension UInt8 {
    /// Of a schedule's name: letters, digits, `-`, `_` and `.`.
    var isNameByte: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || "-_.".utf8.contains(self)
    }
}
