/// A label of a host name in any script, by the rules of IDNA 2008 (RFC 5891 section 4.2, RFC 5892).
///
/// Swift's library has no tables of scripts and of how letters join, so blocks stand for them. The rule for labels that are
/// written from right to left (RFC 5893) is not checked.
struct InternationalLabel {
    private let scalars: [UnicodeScalar]

    init(_ scalars: [UnicodeScalar]) {
        self.scalars = scalars
    }

    var isLegal: Bool {
        guard let first = scalars.first, first != "-", scalars.last != "-", !isMark(first),
            !(scalars.count > 3 && scalars[2] == "-" && scalars[3] == "-")
        else { return false }
        return scalars.indices.allSatisfy(isLegal(at:))
    }

    private func isLegal(at place: Int) -> Bool {
        let scalar = scalars[place]
        let before = place > 0 ? scalars[place - 1] : nil
        let after = place + 1 < scalars.count ? scalars[place + 1] : nil
        return switch scalar.value {
        // RFC 5892 appendix A, in its order.
        case 0x200C: before.map(isVirama) ?? false || joins(around: place)
        case 0x200D: before.map(isVirama) ?? false
        case 0xB7: before == "l" && after == "l"
        case 0x375: after.map { isIn(Self.greek, $0) } ?? false
        case 0x5F3, 0x5F4: before.map { isIn(Self.hebrew, $0) } ?? false
        case 0x30FB: scalars.contains { isIn(Self.japanese, $0) && $0.value != 0x30FB }
        case 0x660...0x669: !scalars.contains { 0x6F0...0x6F9 ~= $0.value }
        case 0x6F0...0x6F9: !scalars.contains { 0x660...0x669 ~= $0.value }
        default: isLegalAnywhere(scalar)
        }
    }

    /// RFC 5892 section 3.
    private func isLegalAnywhere(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        // Old Hangul, and blocks of symbols.
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0x20D0...0x20FF, 0x1D100...0x1D24F: return false
        case 0..<0x80:
            return "a"..."z" ~= scalar || "0"..."9" ~= scalar || scalar == "-"
        default: break
        }
        let properties = scalar.properties
        guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint else { return false }
        return switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            true
        default: false
        }
    }

    private func isMark(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    private func isVirama(_ scalar: UnicodeScalar) -> Bool {
        scalar.properties.canonicalCombiningClass.rawValue == 9
    }

    /// Whether letters that join stand on both sides, marks apart.
    private func joins(around place: Int) -> Bool {
        let isJoining = { (scalar: UnicodeScalar) in isIn(Self.joining, scalar) }
        return scalars[..<place].last { !isMark($0) }.map(isJoining) ?? false
            && scalars[(place + 1)...].first { !isMark($0) }.map(isJoining) ?? false
    }

    private static let greek: [ClosedRange<UInt32>] = [0x370...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFF]
    private static let hebrew: [ClosedRange<UInt32>] = [0x591...0x5F4, 0xFB1D...0xFB4F]
    private static let japanese: [ClosedRange<UInt32>] = [
        0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3041...0x30FF,
        0x31F0...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF,
    ]
    /// Arabic, Syriac, N'Ko, Mandaic, Mongolian, Phags-pa, Manichaean and their like.
    private static let joining: [ClosedRange<UInt32>] = [
        0x620...0x64A, 0x66E...0x6D3, 0x6D5...0x74F, 0x750...0x77F, 0x7CA...0x7EA, 0x840...0x8C9, 0x1807...0x18AA,
        0xA840...0xA872, 0x10AC0...0x10AFF, 0x1E900...0x1E943,
    ]

    private func isIn(_ ranges: [ClosedRange<UInt32>], _ scalar: UnicodeScalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
    }
}
