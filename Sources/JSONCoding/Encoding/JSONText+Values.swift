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
        guard form == .plain else {
            output.append(ShortText.openNull)
            return output.append(ShortText.closeTrue)
        }
        output.append("null".utf8)
    }

    mutating func write(_ value: Bool, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        guard form == .plain else {
            output.append(ShortText.openBool)
            return output.append(value ? ShortText.closeTrue : .closeFalse)
        }
        output.append(value ? "true".utf8 : "false".utf8)
    }

    mutating func write(_ value: String, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(value, in: form)
    }

    mutating func write<Value: FixedWidthInteger>(_ value: Value, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(value, in: form)
    }

    /// The value must be finite, and in an attribute value one that it holds.
    mutating func write<Value: BinaryFloatingPoint & CustomStringConvertible>(
        _ value: Value, _ place: ValuePlace, at level: Int
    ) throws {
        try begin(place, at: level)
        if form == .attributes { output.append(ShortText.openNumber) }
        output.append(value)
        if form == .attributes { output.append(ShortText.closeNumber) }
    }

    /// The text of a number.
    mutating func writeNumber(_ text: String, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        if form == .attributes { output.append(ShortText.openNumber) }
        output.append(text.utf8)
        if form == .attributes { output.append(ShortText.closeNumber) }
    }

    /// Bytes, as Base64.
    mutating func writeBinary(_ base64: String, _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        if form == .attributes { output.append(ShortText.openBinary) }
        output.append(quoted: base64)
        if form == .attributes { output.append(UInt8(ascii: "}")) }
    }

    /// A value that is JSON already.
    mutating func write(written json: [UInt8], _ place: ValuePlace, at level: Int) throws {
        try begin(place, at: level)
        output.append(json)
    }
}

extension OutputBuffer {
    mutating func append(_ value: String, in form: JSONForm) {
        guard form == .attributes else { return append(quoted: value) }
        append(ShortText.openString)
        append(quoted: value, before: UInt8(ascii: "}"))
    }

    mutating func append<Value: FixedWidthInteger>(_ value: Value, in form: JSONForm) {
        guard form == .attributes else { return append(value) }
        append(ShortText.openNumber)
        append(value)
        append(ShortText.closeNumber)
    }
}

/// Arrays and dictionaries that need no level: none of their values encodes itself.
extension JSONText {
    mutating func write(_ value: [String: String], _ place: ValuePlace, at level: Int) throws {
        try beginCollection(place, at: level)
        output.append(form == .plain ? ShortText.openObject : .openMap)
        var separator: UInt8?
        for (name, value) in value {
            output.append(quoted: name, after: separator, before: UInt8(ascii: ":"))
            output.append(value, in: form)
            separator = UInt8(ascii: ",")
        }
        output.append(form == .plain ? ShortText.closeObject : .closeMap)
    }

    mutating func write(_ value: [String], _ place: ValuePlace, at level: Int) throws {
        try write(value, place, at: level) { $0.append($1, in: $2) }
    }

    mutating func write(_ value: [Int], _ place: ValuePlace, at level: Int) throws {
        try write(value, place, at: level) { $0.append($1, in: $2) }
    }

    private mutating func write<Element>(
        _ elements: [Element], _ place: ValuePlace, at level: Int,
        _ write: (inout OutputBuffer, Element, JSONForm) -> Void
    ) throws {
        try beginCollection(place, at: level)
        output.append(form == .plain ? ShortText.openArray : .openList)
        var isFirst = true
        for element in elements {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            write(&output, element, form)
            isFirst = false
        }
        output.append(form == .plain ? ShortText.closeArray : .closeList)
    }

    private mutating func beginCollection(_ place: ValuePlace, at level: Int) throws {
        guard nestingDepth < nestingDepthMax else { throw nestedTooDeep(level) }
        try begin(place, at: level)
    }
}
