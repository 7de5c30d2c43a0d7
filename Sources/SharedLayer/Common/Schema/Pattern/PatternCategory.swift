/// Unicode's general categories by the names that ECMA-262 takes (table 69).
enum PatternCategory {
    /// Short name, long name, further names; the place is the category's bit.
    private static let categories: [(names: [String], category: Unicode.GeneralCategory)] = [
        (["Lu", "Uppercase_Letter"], .uppercaseLetter), (["Ll", "Lowercase_Letter"], .lowercaseLetter),
        (["Lt", "Titlecase_Letter"], .titlecaseLetter), (["Lm", "Modifier_Letter"], .modifierLetter),
        (["Lo", "Other_Letter"], .otherLetter), (["Mn", "Nonspacing_Mark"], .nonspacingMark),
        (["Mc", "Spacing_Mark"], .spacingMark), (["Me", "Enclosing_Mark"], .enclosingMark),
        (["Nd", "Decimal_Number", "digit"], .decimalNumber), (["Nl", "Letter_Number"], .letterNumber),
        (["No", "Other_Number"], .otherNumber), (["Pc", "Connector_Punctuation"], .connectorPunctuation),
        (["Pd", "Dash_Punctuation"], .dashPunctuation), (["Ps", "Open_Punctuation"], .openPunctuation),
        (["Pe", "Close_Punctuation"], .closePunctuation), (["Pi", "Initial_Punctuation"], .initialPunctuation),
        (["Pf", "Final_Punctuation"], .finalPunctuation), (["Po", "Other_Punctuation"], .otherPunctuation),
        (["Sm", "Math_Symbol"], .mathSymbol), (["Sc", "Currency_Symbol"], .currencySymbol),
        (["Sk", "Modifier_Symbol"], .modifierSymbol), (["So", "Other_Symbol"], .otherSymbol),
        (["Zs", "Space_Separator"], .spaceSeparator), (["Zl", "Line_Separator"], .lineSeparator),
        (["Zp", "Paragraph_Separator"], .paragraphSeparator), (["Cc", "Control", "cntrl"], .control),
        (["Cf", "Format"], .format), (["Cs", "Surrogate"], .surrogate), (["Co", "Private_Use"], .privateUse),
        (["Cn", "Unassigned"], .unassigned),
    ]

    /// Names of several categories, with the first letters that those share.
    private static let groups: [String: String] = [
        "L": "L", "Letter": "L", "M": "M", "Mark": "M", "Combining_Mark": "M", "N": "N", "Number": "N", "P": "P",
        "Punctuation": "P", "punct": "P", "S": "S", "Symbol": "S", "Z": "Z", "Separator": "Z", "C": "C", "Other": "C",
    ]

    static func bit(_ category: Unicode.GeneralCategory) -> UInt32 {
        categories.firstIndex { $0.category == category }.map { 1 << UInt32($0) } ?? 0
    }

    /// Nil for names that are none.
    static func bits(named name: String) -> UInt32? {
        if name == "LC" || name == "Cased_Letter" { return 0b111 }
        var bits: UInt32 = 0
        for (place, entry) in categories.enumerated() {
            let isMeant = groups[name].map { entry.names[0].hasPrefix($0) } ?? entry.names.contains(name)
            if isMeant { bits |= 1 << UInt32(place) }
        }
        return bits == 0 ? nil : bits
    }
}
