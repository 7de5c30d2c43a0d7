/// What `\p{…}` says about a character: one of several general categories, or a property of its own.
enum PatternProperty: Sendable, Equatable {
    /// As bits, in the order of `PatternCategory`.
    case categories(UInt32, isNegated: Bool)
    case binary(Binary, isNegated: Bool)

    /// Binary properties of ECMA-262 (table 68) that Swift's library knows.
    enum Binary: String, Sendable {
        case any = "Any"
        case assigned = "Assigned"
        case ascii = "ASCII"
        case alphabetic = "Alphabetic"
        case dash = "Dash"
        case emoji = "Emoji"
        case emojiPresentation = "Emoji_Presentation"
        case hexDigit = "Hex_Digit"
        case asciiHexDigit = "ASCII_Hex_Digit"
        case idStart = "ID_Start"
        case idContinue = "ID_Continue"
        case ideographic = "Ideographic"
        case lowercase = "Lowercase"
        case math = "Math"
        case uppercase = "Uppercase"
        case whiteSpace = "White_Space"
        case xidStart = "XID_Start"
        case xidContinue = "XID_Continue"

        private static let short: [String: Binary] = [
            "Alpha": .alphabetic, "Hex": .hexDigit, "AHex": .asciiHexDigit, "IDS": .idStart, "IDC": .idContinue,
            "Ideo": .ideographic, "Lower": .lowercase, "Upper": .uppercase, "space": .whiteSpace, "XIDS": .xidStart,
            "XIDC": .xidContinue, "EPres": .emojiPresentation,
        ]

        init?(name: String) {
            guard let known = Binary(rawValue: name) ?? Self.short[name] else { return nil }
            self = known
        }

        func holds(of scalar: UnicodeScalar) -> Bool {
            let properties = scalar.properties
            return switch self {
            case .any: true
            case .assigned: properties.generalCategory != .unassigned
            case .ascii: scalar.isASCII
            case .alphabetic: properties.isAlphabetic
            case .dash: properties.isDash
            case .emoji: properties.isEmoji
            case .emojiPresentation: properties.isEmojiPresentation
            case .hexDigit: properties.isHexDigit
            case .asciiHexDigit: properties.isASCIIHexDigit
            case .idStart: properties.isIDStart
            case .idContinue: properties.isIDContinue
            case .ideographic: properties.isIdeographic
            case .lowercase: properties.isLowercase
            case .math: properties.isMath
            case .uppercase: properties.isUppercase
            case .whiteSpace: properties.isWhitespace
            case .xidStart: properties.isXIDStart
            case .xidContinue: properties.isXIDContinue
            }
        }
    }

    func holds(of scalar: UnicodeScalar) -> Bool {
        switch self {
        case .categories(let bits, let isNegated):
            (bits & PatternCategory.bit(scalar.properties.generalCategory) != 0) != isNegated
        case .binary(let binary, let isNegated): binary.holds(of: scalar) != isNegated
        }
    }
}
