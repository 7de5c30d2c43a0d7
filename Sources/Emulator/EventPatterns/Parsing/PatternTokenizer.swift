/// Reads a pattern's JSON token by token, with the messages and the positions that AWS's parser (Jackson) tells.
///
/// They depend on how far it has read: behind a name it has looked at the value already, and of a string only at the
/// first quote until somebody asks for the text.
struct PatternTokenizer {
    /// Jackson's own limit.
    static let nestingDepthMax = 1_000

    private struct Level {
        let isObject: Bool
        let start: Int
        var count = 0
    }

    let text: [UInt8]
    var position = 0
    private var levels: [Level] = []
    /// The value behind the name that was returned last.
    private var lookedAhead: PatternToken?
    /// Where the text of the string that was returned last ends, until somebody has asked for it.
    private var stringEnd: Int?

    init(_ text: some Collection<UInt8>) {
        // What is no UTF-8 becomes replacement characters, as it would on its way into a Java string.
        self.text = Array(String(decoding: Array(text), as: UTF8.self).utf8)
    }

    var byte: UInt8? { position < text.count ? text[position] : nil }

    /// Moves behind the string that was returned last, as Jackson does when its text is asked for.
    mutating func finishString() {
        if let end = stringEnd { position = end }
        stringEnd = nil
    }

    /// Nil at the end of the text, outside of every object and array.
    mutating func next() throws(EventPatternError) -> PatternToken? {
        if let token = lookedAhead {
            lookedAhead = nil
            return token
        }
        finishString()
        skipWhitespace()
        guard let first = byte else {
            guard let level = levels.last else { return nil }
            throw failure(
                "Unexpected end-of-input: expected close marker for \(Self.name(level)) (start marker at "
                    + "\(place(level.start)))")
        }
        position += 1
        guard let level = levels.last else { return try value(first) }
        if first == UInt8(ascii: "]") || first == UInt8(ascii: "}") { return try close(first, level) }
        let start = try afterComma(first, level)
        levels[levels.count - 1].count += 1
        return level.isObject ? try name(start) : try value(start)
    }

    private mutating func close(_ byte: UInt8, _ level: Level) throws(EventPatternError) -> PatternToken {
        guard (byte == UInt8(ascii: "}")) == level.isObject else {
            throw failure(
                "Unexpected close marker '\(Character(UnicodeScalar(byte)))': expected "
                    + "'\(level.isObject ? "}" : "]")' (for \(Self.name(level)) starting at \(place(level.start)))")
        }
        levels.removeLast()
        return level.isObject ? .endObject : .endArray
    }

    /// The first byte of the next entry.
    private mutating func afterComma(_ first: UInt8, _ level: Level) throws(EventPatternError) -> UInt8 {
        guard level.count > 0 else { return first }
        guard first == UInt8(ascii: ",") else {
            throw unexpected("was expecting comma to separate \(Self.name(level)) entries")
        }
        skipWhitespace()
        guard let byte else { throw failure("Unexpected end-of-input within/between \(Self.name(level)) entries") }
        position += 1
        return byte
    }

    private mutating func name(_ first: UInt8) throws(EventPatternError) -> PatternToken {
        guard first == UInt8(ascii: "\"") else { throw unexpected("was expecting double-quote to start field name") }
        let (name, end) = try string(from: position, " in field name")
        position = end
        skipWhitespace()
        guard let colon = byte else {
            throw failure("Unexpected end-of-input within/between Object entries")
        }
        position += 1
        guard colon == UInt8(ascii: ":") else {
            throw unexpected("was expecting a colon to separate field name and value")
        }
        skipWhitespace()
        guard let first = byte else { throw failure("Unexpected end-of-input within/between Object entries") }
        position += 1
        lookedAhead = try value(first)
        return .name(name)
    }

    private mutating func value(_ first: UInt8) throws(EventPatternError) -> PatternToken {
        switch first {
        case UInt8(ascii: "{"): return try open(isObject: true)
        case UInt8(ascii: "["): return try open(isObject: false)
        case UInt8(ascii: "\""):
            let (text, end) = try string(from: position, ": was expecting closing quote for a string value")
            stringEnd = end
            return .string(text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(first)
        case UInt8(ascii: "t"): return try literal("true", .true)
        case UInt8(ascii: "f"): return try literal("false", .false)
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): throw unexpected("expected a value")
        default: throw oddValue()
        }
    }

    private mutating func open(isObject: Bool) throws(EventPatternError) -> PatternToken {
        guard levels.count < Self.nestingDepthMax else {
            throw EventPatternError(
                reason: "Document nesting depth (\(levels.count + 1)) exceeds the maximum allowed "
                    + "(\(Self.nestingDepthMax), from `StreamReadConstraints.getMaxNestingDepth()`)")
        }
        levels.append(Level(isObject: isObject, start: position - 1))
        return isObject ? .startObject : .startArray
    }

    private mutating func skipWhitespace() {
        while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private static func name(_ level: Level) -> String { level.isObject ? "Object" : "Array" }
}
