extension PatternParser {
    /// Reads a class from after its opening bracket.
    mutating func parseClass() throws(PatternError) -> PatternSet {
        let isNegated = take("^")
        var set = PatternSet([])
        while let next = rest.first, next != "]" {
            let low = try parseClassAtom()
            guard rest.first == "-", rest.dropFirst().first != "]" else {
                set.add(low)
                continue
            }
            rest.removeFirst()
            let high = try parseClassAtom()
            guard let from = low.single, let to = high.single, from <= to else {
                throw PatternError(.syntax, "a range in a class is out of order")
            }
            set.add(PatternSet([from...to]))
        }
        guard take("]") else { throw PatternError(.syntax, "a class is not closed") }
        return isNegated ? set.inverted : set
    }

    private mutating func parseClassAtom() throws(PatternError) -> PatternSet {
        guard let scalar = rest.popFirst() else { throw PatternError(.syntax, "a class is not closed") }
        guard scalar == "\\" else { return PatternSet(scalar) }
        if take("b") { return PatternSet("\u{8}") }
        if take("-") { return PatternSet("-") }
        switch try parseEscape() {
        case .scalar(let set): return set
        case .refused(let message): throw PatternError(.unsupported, message)
        default: throw PatternError(.syntax, "an assertion cannot stand in a class")
        }
    }

    /// Reads an escape from after its backslash.
    mutating func parseEscape() throws(PatternError) -> PatternNode {
        guard let scalar = rest.popFirst() else { throw PatternError(.syntax, "the pattern ends inside an escape") }
        switch scalar {
        case "d": return .scalar(.digits)
        case "D": return .scalar(PatternSet.digits.inverted)
        case "w": return .scalar(.word)
        case "W": return .scalar(PatternSet.word.inverted)
        case "s": return .scalar(.space)
        case "S": return .scalar(PatternSet.space.inverted)
        case "b": return .assertion(.wordBoundary)
        case "B": return .assertion(.noWordBoundary)
        case "t": return .scalar(PatternSet("\t"))
        case "n": return .scalar(PatternSet("\n"))
        case "v": return .scalar(PatternSet("\u{B}"))
        case "f": return .scalar(PatternSet("\u{C}"))
        case "r": return .scalar(PatternSet("\r"))
        case "0" where !(rest.first.map { "0"..."9" ~= $0 } ?? false): return .scalar(PatternSet("\0"))
        case "x": return .scalar(PatternSet(try parseHexadecimal(digits: 2)))
        case "u": return .scalar(PatternSet(try parseCodePoint()))
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
            return .scalar(PatternSet(scalar))
        case "-": return .scalar(PatternSet(scalar))
        case "c": return .scalar(PatternSet(try parseControl()))
        case "1"..."9", "k": return .refused("back references cannot be matched in linear time")
        case "p": return try parseProperty(isNegated: false)
        case "P": return try parseProperty(isNegated: true)
        default: throw PatternError(.syntax, "there is no escape \\\(scalar)")
        }
    }

    /// Reads the letter of `\cC`.
    private mutating func parseControl() throws(PatternError) -> UnicodeScalar {
        guard let letter = rest.popFirst(), "A"..."Z" ~= letter || "a"..."z" ~= letter else {
            throw PatternError(.syntax, "\\c needs a letter")
        }
        return UnicodeScalar(UInt8(letter.value % 32))
    }

    /// Reads `{Letter}`, `{General_Category=Letter}` or `{White_Space}`.
    private mutating func parseProperty(isNegated: Bool) throws(PatternError) -> PatternNode {
        guard take("{"), let end = rest.firstIndex(of: "}") else {
            throw PatternError(.syntax, "a Unicode property lacks its name")
        }
        let parts = String(rest[..<end]).split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        rest = rest[rest.index(after: end)...]
        switch (parts.count, parts[0]) {
        case (2, "Script"), (2, "sc"), (2, "Script_Extensions"), (2, "scx"):
            return .refused("the Unicode property \(parts[0]) is not offered, only categories and binary properties")
        case (2, "General_Category"), (2, "gc"), (1, _):
            if let bits = PatternCategory.bits(named: parts[parts.count - 1]) {
                return .scalar(PatternSet([], properties: [.categories(bits, isNegated: isNegated)]))
            }
            if parts.count == 1, let binary = PatternProperty.Binary(name: parts[0]) {
                return .scalar(PatternSet([], properties: [.binary(binary, isNegated: isNegated)]))
            }
        default: break
        }
        throw PatternError(.syntax, "there is no Unicode property \(parts.joined(separator: "="))")
    }

    /// Reads `{…}` or four digits, and the second half of a surrogate pair.
    private mutating func parseCodePoint() throws(PatternError) -> UnicodeScalar {
        if take("{") {
            let digits = rest.prefix { $0 != "}" }
            rest = rest.dropFirst(digits.count)
            guard take("}"), let value = UInt32(String(digits), radix: 16), let scalar = UnicodeScalar(value) else {
                throw PatternError(.syntax, "a code point is wrong")
            }
            return scalar
        }
        let unit = try parseUnit(digits: 4)
        if let scalar = UnicodeScalar(unit) { return scalar }
        guard take("\\"), take("u") else { throw PatternError(.syntax, "half of a surrogate pair stands alone") }
        let low = try parseUnit(digits: 4)
        guard unit < 0xDC00, 0xDC00..<0xE000 ~= low,
            let scalar = UnicodeScalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        else { throw PatternError(.syntax, "half of a surrogate pair stands alone") }
        return scalar
    }

    private mutating func parseHexadecimal(digits count: Int) throws(PatternError) -> UnicodeScalar {
        guard let scalar = UnicodeScalar(try parseUnit(digits: count)) else {
            throw PatternError(.syntax, "a code point is wrong")
        }
        return scalar
    }

    private mutating func parseUnit(digits count: Int) throws(PatternError) -> UInt32 {
        let digits = String(rest.prefix(count))
        guard digits.utf8.count == count, digits.utf8.allSatisfy({ Hexadecimal.value($0) != nil }),
            let unit = UInt32(digits, radix: 16)
        else { throw PatternError(.syntax, "an escape lacks hexadecimal digits") }
        rest = rest.dropFirst(count)
        return unit
    }
}

extension PatternSet {
    /// The only code point of the set.
    fileprivate var single: UInt32? {
        guard !isNegated, properties.isEmpty, ranges.count == 1, let range = ranges.first, range.count == 1 else {
            return nil
        }
        return range.lowerBound
    }
}
