/// Values that are written at once, at the last level.
extension JSONText {
    /// Writes what comes before a value.
    mutating func begin(_ place: ValuePlace, at level: Int) throws {
        if let misuse { throw misuse }
        guard level == outer.count else { throw outOfOrder(level) }
        switch place {
        case .whole:
            guard current.state == .empty else { throw outOfOrder(level) }
            current.state = .closed
        case .element:
            guard current.state == .array else { throw outOfOrder(level) }
            separate()
            current.elementCount &+= 1
        case .member(let name):
            guard current.state == .object else { throw outOfOrder(level) }
            addName(name)
        }
    }

    /// Takes back what came before an element or member, at the level that is the last one again.
    mutating func cancel(_ place: ValuePlace) {
        switch place {
        case .whole: current.state = .empty
        case .element: current.elementCount &-= 1
        case .member: if let member = members.popLast() { output.truncate(to: member.start) }
        }
        if output.last == UInt8(ascii: ",") { output.truncate(to: output.count &- 1) }
    }

    /// A comma, unless the array or object was just opened.
    mutating func separate() {
        guard let last = output.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        output.append(UInt8(ascii: ","))
    }

    private func outOfOrder(_ level: Int) -> EncodingError {
        misused(level, "a container is used while another one is open, or after its value was written")
    }

    mutating func writeNull(_ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append("null".utf8)
    }

    mutating func write(_ value: Bool, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(value ? "true".utf8 : "false".utf8)
    }

    mutating func write(_ value: String, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(quoted: value)
    }

    mutating func write<Value: FixedWidthInteger>(_ value: Value, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(value)
    }

    /// The value must be finite.
    mutating func write<Value: BinaryFloatingPoint & CustomStringConvertible>(
        _ value: Value, _ place: ValuePlace, at level: Int
    ) throws {
        try begin(place, at: level)
        output.append(value)
    }

    /// The text of a number.
    mutating func writeNumber(_ text: String, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(text.utf8)
    }

    mutating func write(_ value: [String: String], _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        var separator = UInt8(ascii: "{")
        if value.isEmpty { output.append(separator) }
        for (name, value) in value {
            output.append(separator)
            output.append(quoted: name)
            output.append(UInt8(ascii: ":"))
            output.append(quoted: value)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "}"))
    }

    mutating func write(_ value: [String], _ place: ValuePlace, at level: Int) throws {
        try writeArray(value, place, at: level) { $0.append(quoted: $1) }
    }

    mutating func write(_ value: [Int], _ place: ValuePlace, at level: Int) throws {
        try writeArray(value, place, at: level) { $0.append($1) }
    }

    private mutating func writeArray<Element>(
        _ elements: [Element], _ place: ValuePlace, at level: Int, _ write: (inout OutputBuffer, Element) -> Void
    ) throws {
        try begin(place, at: level)
        var separator = UInt8(ascii: "[")
        if elements.isEmpty { output.append(separator) }
        for element in elements {
            output.append(separator)
            write(&output, element)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "]"))
    }
}
