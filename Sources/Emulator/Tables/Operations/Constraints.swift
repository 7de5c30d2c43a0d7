import Wire

/// Checks members of a request one by one and tells all violations together, as AWS does.
struct Constraints {
    /// AWS stops collecting after this many.
    private static let violationsMax = 10

    private var violations: [String] = []

    mutating func present<Value>(_ value: Value?, at place: String) {
        if value == nil { add("null", place, "Member must not be null") }
    }

    mutating func oneOf(_ value: String?, _ allowed: [String], at place: String) {
        guard let value, !allowed.contains(value) else { return }
        add("'\(value)'", place, "Member must satisfy enum value set: [\(allowed.joined(separator: ", "))]")
    }

    mutating func atLeast(_ minimum: Int, _ value: Int?, at place: String) {
        guard let value, value < minimum else { return }
        add("'\(value)'", place, "Member must have value greater than or equal to \(minimum)")
    }

    mutating func atMost(_ maximum: Int, _ value: Int?, at place: String) {
        guard let value, value > maximum else { return }
        add("'\(value)'", place, "Member must have value less than or equal to \(maximum)")
    }

    /// `dump` is how AWS prints the list; it prints it whole.
    mutating func count(_ count: Int, in range: ClosedRange<Int>, _ dump: @autoclosure () -> String, at place: String) {
        if count < range.lowerBound {
            add("'[]'", place, "Member must have length greater than or equal to \(range.lowerBound)")
        } else if count > range.upperBound {
            add("'[\(dump())]'", place, "Member must have length less than or equal to \(range.upperBound)")
        }
    }

    /// A table's or an index's name: 3 to 255 of `a-z A-Z 0-9 _ . -`; an existing table may also be named by its ARN.
    mutating func name(_ name: String, minimum: Int = 3, at place: String) {
        if !name.utf8.allSatisfy(Self.isNameByte) || name.isEmpty {
            add("'\(name)'", place, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
        }
        length(name, in: minimum...255, at: place)
    }

    mutating func keySchema(_ schema: [KeySchemaElement]?, at place: String) {
        present(schema, at: place)
        guard let schema else { return }
        count(schema.count, in: 1...2, schema.map(\.description).joined(separator: ", "), at: place)
        for (number, element) in schema.enumerated() {
            present(element.attributeName, at: "\(place).\(number + 1).member.attributeName")
            present(element.keyType, at: "\(place).\(number + 1).member.keyType")
            oneOf(element.keyType, ["HASH", "RANGE"], at: "\(place).\(number + 1).member.keyType")
        }
    }

    /// - Throws: `ValidationException` when anything was violated.
    func check() throws(ServiceError) {
        guard !violations.isEmpty else { return }
        let told = violations.prefix(Self.violationsMax)
        throw .validation(
            "\(told.count) validation error\(told.count > 1 ? "s" : "") detected: \(told.joined(separator: "; "))")
    }

    private mutating func add(_ value: String, _ place: String, _ constraint: String) {
        violations.append("Value \(value) at '\(place)' failed to satisfy constraint: \(constraint)")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension Constraints {
    /// A table that a request names: present, and a name or an ARN.
    mutating func table(_ name: String?, at place: String = "tableName") {
        present(name, at: place)
        guard let name, !name.hasPrefix("arn:") else { return }
        self.name(name, minimum: 1, at: place)
    }

    mutating func length(_ text: String, in range: ClosedRange<Int>, at place: String) {
        let count = text.utf8.count
        if count < range.lowerBound {
            add("'\(text)'", place, "Member must have length greater than or equal to \(range.lowerBound)")
        } else if count > range.upperBound {
            add("'\(text)'", place, "Member must have length less than or equal to \(range.upperBound)")
        }
    }

    mutating func capacity(_ value: String?) {
        oneOf(value, ["INDEXES", "TOTAL", "NONE"], at: "returnConsumedCapacity")
    }
}
