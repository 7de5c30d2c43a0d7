/// A text in which `*` stands for any bytes or none; `\*` and `\\` are the characters themselves.
struct WildcardPattern: Sendable, Hashable {
    /// A byte, or `any`.
    let tokens: [UInt16]

    static let any: UInt16 = 256

    /// - Parameter text: with its quotes, as values are compared.
    /// - Throws: Event Ruler's words, with a position in bytes.
    init(_ text: [UInt8]) throws(EventPatternError) {
        let star = UInt8(ascii: "*")
        let backslash = UInt8(ascii: "\\")
        var tokens: [UInt16] = []
        var place = 0
        while place < text.count {
            let next = place + 1 < text.count ? text[place + 1] : nil
            switch text[place] {
            case star:
                guard next != star else {
                    throw EventPatternError(reason: "Consecutive wildcard characters at pos \(place)")
                }
                tokens.append(Self.any)
            case backslash:
                guard let next, next == star || next == backslash else {
                    throw EventPatternError(reason: "Invalid escape character at pos \(place)")
                }
                tokens.append(UInt16(next))
                place += 1
            case let byte: tokens.append(UInt16(byte))
            }
            place += 1
        }
        self.tokens = tokens
    }

    func matches(_ text: [UInt8]) -> Bool {
        var token = 0
        var place = 0
        // Where to go on when the rest does not fit: the last `*` takes one byte more.
        var retry: (token: Int, place: Int)?
        while place < text.count {
            if token < tokens.count, tokens[token] == Self.any {
                token += 1
                retry = (token, place)
            } else if token < tokens.count, tokens[token] == UInt16(text[place]) {
                token += 1
                place += 1
            } else if let last = retry {
                token = last.token
                place = last.place + 1
                retry = (token, place)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == Self.any }
    }
}
