/// One value, or the name of a member, on a document's tape: what it is and where.
///
/// Packed into 64 bits: a kind, flags, and two fields of 28 bits, which hold the first byte and the length of a
/// string or number, or the end and the count of an array or object. An array's elements follow its entry; an
/// object's names and values follow in turns.
struct TapeEntry {
    enum Kind: UInt8 {
        case null, `false`, `true`, number, string, binary, array, object, set
    }

    static let fieldMax = (1 << 28) - 1

    private var bits: UInt64

    private static let highShift: UInt64 = 28
    private static let beyondASCIIFlag: UInt64 = 1 << 58
    private static let escapesFlag: UInt64 = 1 << 59
    private static let kindShift: UInt64 = 60

    private init(_ kind: Kind, _ low: Int = 0, _ high: Int = 0, flags: UInt64 = 0) {
        bits =
            UInt64(kind.rawValue) << Self.kindShift | flags
            | UInt64(truncatingIfNeeded: high & Self.fieldMax) << Self.highShift
            | UInt64(truncatingIfNeeded: low & Self.fieldMax)
    }

    private var low: Int { Int(truncatingIfNeeded: bits) & Self.fieldMax }
    private var high: Int { Int(truncatingIfNeeded: bits >> Self.highShift) & Self.fieldMax }

    var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: bits >> Self.kindShift)) ?? .null }
}

/// Values that are nothing but their kind.
extension TapeEntry {
    static let null = TapeEntry(.null)
    static let `true` = TapeEntry(.true)
    static let `false` = TapeEntry(.false)
}

/// Strings and numbers.
extension TapeEntry {
    static func string(_ bytes: Range<Int>, hasEscapes: Bool, isASCII: Bool) -> TapeEntry {
        let flags = (hasEscapes ? escapesFlag : 0) | (isASCII ? 0 : beyondASCIIFlag)
        return TapeEntry(.string, bytes.lowerBound, bytes.upperBound &- bytes.lowerBound, flags: flags)
    }

    static func number(_ bytes: Range<Int>, isInteger: Bool) -> TapeEntry {
        let flags = isInteger ? 0 : escapesFlag
        return TapeEntry(.number, bytes.lowerBound, bytes.upperBound &- bytes.lowerBound, flags: flags)
    }

    /// The same bytes as Base64.
    var asBinary: TapeEntry { TapeEntry(.binary, low, high, flags: bits & Self.escapesFlag) }

    var start: Int { low }
    var length: Int { high }
    var bytes: Range<Int> { low..<low &+ high }

    /// Of a string.
    var hasEscapes: Bool { bits & Self.escapesFlag != 0 }
    /// Of a string: as it is written; an escape may stand for any character.
    var isASCII: Bool { bits & Self.beyondASCIIFlag == 0 }
    /// Of a number: it has neither fraction nor exponent.
    var isInteger: Bool { bits & Self.escapesFlag == 0 }
}

/// Arrays, sets and objects.
extension TapeEntry {
    /// One that was opened, and the index of the one around it.
    static func open(_ kind: Kind, in parent: Int) -> TapeEntry { TapeEntry(kind, parent, 0) }

    func closed(end: Int) -> TapeEntry { TapeEntry(kind, end, high) }

    mutating func countOneMore() { bits &+= 1 << Self.highShift }

    var isContainer: Bool { bits >> Self.kindShift >= UInt64(Kind.array.rawValue) }
    /// The index of the one around it, while it is open.
    var parent: Int { low }
    /// The index of the entry behind the last one in it.
    var end: Int { low }
    var count: Int { high }
}
