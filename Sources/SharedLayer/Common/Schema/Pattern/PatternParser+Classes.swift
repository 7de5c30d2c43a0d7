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
        guard case .scalar(let set) = try parseEscape() else {
            throw PatternError(.syntax, "an assertion cannot stand in a class")
        }
        return set
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
        case "1"..."9", "k": throw PatternError(.unsupported, "back references are not offered")
        case "p", "P": throw PatternError(.unsupported, "Unicode properties are not offered")
        default: throw PatternError(.syntax, "there is no escape \\\(scalar)")
        }
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
        guard !isNegated, ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
        return range.lowerBound
    }
}
