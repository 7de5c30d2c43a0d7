package import FoundationEssentials

/// Checks of a request's members, with the texts of AWS's own validation.
package enum Constraint {
    package static func required<Value>(_ value: Value?, _ member: String) throws(ServiceError) -> Value {
        guard let value else { throw violated("Value null at '\(member)'", "Member must not be null") }
        return value
    }

    package static func length(_ value: Data?, _ member: String, max: Int) throws(ServiceError) -> [UInt8] {
        let value = try required(value, member)
        guard !value.isEmpty else {
            throw violated("Value at '\(member)'", "Member must have length greater than or equal to 1")
        }
        guard value.count <= max else {
            throw violated("Value at '\(member)'", "Member must have length less than or equal to \(max)")
        }
        return [UInt8](value)
    }

    /// - Parameter max: in UTF-8 bytes.
    package static func length(_ value: String?, _ member: String, min: Int = 1, max: Int) throws(ServiceError)
        -> String
    {
        let value = try required(value, member)
        guard value.utf8.count >= min else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must have length greater than or equal to \(min)")
        }
        guard value.utf8.count <= max else {
            throw violated("Value at '\(member)'", "Member must have length less than or equal to \(max)")
        }
        return value
    }

    /// - Parameter member: the list's own name.
    package static func count<Element>(
        _ values: [Element]?, _ member: String, min: Int = 1, max: Int
    ) throws(ServiceError) -> [Element] {
        let values = try required(values, member)
        guard values.count >= min else {
            throw violated("Value '[]' at '\(member)'", "Member must have length greater than or equal to \(min)")
        }
        guard values.count <= max else {
            throw violated("Value at '\(member)'", "Member must have length less than or equal to \(max)")
        }
        return values
    }

    package static func range(_ value: Int?, _ member: String, _ range: ClosedRange<Int>) throws(ServiceError) -> Int? {
        guard let value else { return nil }
        guard value >= range.lowerBound else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must have value greater than or equal to \(range.lowerBound)"
            )
        }
        guard value <= range.upperBound else {
            throw violated(
                "Value '\(value)' at '\(member)'", "Member must have value less than or equal to \(range.upperBound)")
        }
        return value
    }

    package static func oneOf(_ value: String, _ member: String, _ names: [String]) throws(ServiceError) {
        guard names.contains(value) else {
            throw violated(
                "Value '\(value)' at '\(member)'",
                "Member must satisfy enum value set: [\(names.joined(separator: ", "))]")
        }
    }

    package static func violated(_ what: String, _ constraint: String) -> ServiceError {
        ServiceError(
            "ValidationException",
            "1 validation error detected: \(what) failed to satisfy constraint: \(constraint)")
    }
}
