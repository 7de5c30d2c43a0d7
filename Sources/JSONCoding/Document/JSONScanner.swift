/// Reads a text once, checks all of it (RFC 8259) and writes its tape.
///
/// Nothing here recurses: an array or object that is open holds the index of the one around it.
struct JSONScanner {
    private(set) var tape: [TapeEntry] = []
    var position = 0
    private var open = Self.none
    private var depth = 0

    private static let none = TapeEntry.fieldMax

    /// Behind the value comes one more entry: a null that stands for a value that is missing.
    static func tape(of text: Span<UInt8>) throws(JSONSyntaxError) -> [TapeEntry] {
        guard text.count <= JSONCoder.textBytesMax else {
            throw JSONSyntaxError(.textTooLong, at: JSONCoder.textBytesMax)
        }
        var scanner = JSONScanner()
        // Few texts have more than one name or value in six bytes.
        scanner.tape.reserveCapacity(text.count / 6 + 8)
        scanner.skipByteOrderMark(text)
        try scanner.scan(text)
        scanner.tape.append(.null)
        return scanner.tape
    }

    private mutating func skipByteOrderMark(_ text: Span<UInt8>) {
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { position = 3 }
    }

    private mutating func scan(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        repeat {
            if try opens(text) { continue }
            while open != Self.none, try closes(text) {}
        } while open != Self.none
        skipWhitespace(text)
        guard position == text.count else { throw JSONSyntaxError(.moreAfterValue, at: position) }
    }

    /// Reads a value; of an array or object that is not empty only as far as to its first value, and is then true.
    private mutating func opens(_ text: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
        switch try nextByte(text) {
        case UInt8(ascii: "\""): tape.append(try scanString(text))
        case UInt8(ascii: "{"): return try opensObject(text)
        case UInt8(ascii: "["): return try opensArray(text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): tape.append(try scanNumber(text))
        case UInt8(ascii: "t"): tape.append(try scanTrue(text))
        case UInt8(ascii: "f"): tape.append(try scanFalse(text))
        case UInt8(ascii: "n"): tape.append(try scanNull(text))
        default: throw JSONSyntaxError(.valueExpected, at: position)
        }
        return false
    }

    /// The first byte that is no whitespace, which it stands at.
    private mutating func nextByte(_ text: Span<UInt8>) throws(JSONSyntaxError) -> UInt8 {
        skipWhitespace(text)
        guard position < text.count else { throw JSONSyntaxError(.unexpectedEnd, at: position) }
        return text[position]
    }

    private mutating func skipWhitespace(_ text: Span<UInt8>) {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position &+= 1
            default: return
            }
        }
    }
}

/// Arrays and objects.
extension JSONScanner {
    private mutating func opensArray(_ text: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
        try push(.array)
        guard try nextByte(text) == UInt8(ascii: "]") else {
            tape[open].countOneMore()
            return true
        }
        pop()
        return false
    }

    private mutating func opensObject(_ text: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
        try push(.object)
        guard try nextByte(text) == UInt8(ascii: "}") else {
            try scanName(text)
            return true
        }
        pop()
        return false
    }

    /// After a value: whether the array or object around it ends here. Otherwise another value follows.
    private mutating func closes(_ text: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
        let isObject = tape[open].kind == .object
        switch try nextByte(text) {
        case UInt8(ascii: ","):
            position &+= 1
            if isObject { try scanName(text) } else { tape[open].countOneMore() }
            return false
        case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
            pop()
            return true
        default:
            throw JSONSyntaxError(isObject ? .commaOrBraceExpected : .commaOrBracketExpected, at: position)
        }
    }

    private mutating func scanName(_ text: Span<UInt8>) throws(JSONSyntaxError) {
        guard try nextByte(text) == UInt8(ascii: "\"") else { throw JSONSyntaxError(.nameExpected, at: position) }
        tape[open].countOneMore()
        tape.append(try scanString(text))
        guard try nextByte(text) == UInt8(ascii: ":") else { throw JSONSyntaxError(.colonExpected, at: position) }
        position &+= 1
    }

    private mutating func push(_ kind: TapeEntry.Kind) throws(JSONSyntaxError) {
        guard depth < JSONCoder.nestingDepthMax else { throw JSONSyntaxError(.nestedTooDeep, at: position) }
        depth &+= 1
        position &+= 1
        tape.append(.open(kind, in: open))
        open = tape.count &- 1
    }

    private mutating func pop() {
        depth &-= 1
        position &+= 1
        let parent = tape[open].parent
        tape[open] = tape[open].closed(end: tape.count)
        open = parent
    }
}
