/// Values that are written at once, at the last level.
extension JSONText {
    /// Writes what comes before a value.
    mutating func begin(_ place: ValuePlace, at level: Int) throws {
        if let misuse { throw misuse }
        guard level == outer.count else { throw outOfOrder(level) }
        switch place {
        case .whole:
            try checkIsEmpty(level)
            current.state = .closed
        case .element:
            guard current.state == .array else { throw outOfOrder(level) }
            if let separator { output.append(separator) }
            current.elementCount &+= 1
        case .member(let name):
            guard current.state == .object else { throw outOfOrder(level) }
            addName(name)
        }
    }

    /// Whether the level's one value can be written.
    func checkIsEmpty(_ level: Int) throws {
        if let misuse { throw misuse }
        guard level == outer.count, current.state == .empty else { throw outOfOrder(level) }
    }

    /// A comma, unless the array or object was just opened.
    var separator: UInt8? {
        guard let last = output.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return nil }
        return UInt8(ascii: ",")
    }

    /// Takes back what came before an element or member. Its level is the last one again.
    mutating func cancel(_ place: ValuePlace) {
        switch place {
        case .whole: return
        case .element: current.elementCount &-= 1
        case .member: if let member = members.popLast() { output.truncate(to: member.start) }
        }
        if output.last == UInt8(ascii: ",") { output.truncate(to: output.count &- 1) }
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
}

/// Arrays and dictionaries that need no level: none of their values encodes itself.
extension JSONText {
    mutating func write(_ value: [String: String], _ place: ValuePlace, at level: Int) throws {
        try beginCollection(place, at: level)
        var separator = UInt8(ascii: "{")
        if value.isEmpty { output.append(separator) }
        for (name, value) in value {
            output.append(quoted: name, after: separator, before: UInt8(ascii: ":"))
            output.append(quoted: value)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "}"))
    }

    mutating func write(_ value: [String], _ place: ValuePlace, at level: Int) throws {
        try write(value, place, at: level) { $0.append(quoted: $1) }
    }

    mutating func write(_ value: [Int], _ place: ValuePlace, at level: Int) throws {
        try write(value, place, at: level) { $0.append($1) }
    }

    private mutating func write<Element>(
        _ elements: [Element], _ place: ValuePlace, at level: Int, _ write: (inout OutputBuffer, Element) -> Void
    ) throws {
        try beginCollection(place, at: level)
        var separator = UInt8(ascii: "[")
        if elements.isEmpty { output.append(separator) }
        for element in elements {
            output.append(separator)
            write(&output, element)
            separator = UInt8(ascii: ",")
        }
        output.append(UInt8(ascii: "]"))
    }

    private mutating func beginCollection(_ place: ValuePlace, at level: Int) throws {
        guard nestingDepth < nestingDepthMax else { throw nestedTooDeep(level) }
        try begin(place, at: level)
    }
}
