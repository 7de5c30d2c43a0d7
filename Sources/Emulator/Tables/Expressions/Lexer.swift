/// Cuts an expression into tokens. It cannot fail: what it does not know becomes a symbol that the parser refuses.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The tokens of an expression, ending with `end`.
    static func tokens(of text: String) -> [Token] {
        var lexer = Lexer(text)
        var tokens: [Token] = []
        repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() -> Token {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        guard position < bytes.count else { return Token(kind: .end, range: bytes.count..<bytes.count) }
        let start = position
        let kind: Token.Kind
        switch bytes[start] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            take(Self.isWordByte)
            kind = .word(text(from: start))
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            take { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            kind = .number(text(from: start))
        case UInt8(ascii: "#"), UInt8(ascii: ":"):
            position += 1
            take(Self.isWordByte)
            let text = text(from: start)
            kind = text.utf8.count == 1 ? .symbol(text) : bytes[start] == UInt8(ascii: "#") ? .name(text) : .value(text)
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            position += 1
            let follower = position < bytes.count ? bytes[position] : 0
            let isPair =
                follower == UInt8(ascii: "=") || (bytes[start] == UInt8(ascii: "<") && follower == UInt8(ascii: ">"))
            if isPair { position += 1 }
            kind = .symbol(text(from: start))
        default:
            position += 1
            // The rest of a character outside ASCII.
            take { $0 & 0b1100_0000 == 0b1000_0000 }
            kind = .symbol(text(from: start))
        }
        return Token(kind: kind, range: start..<position)
    }

    private mutating func take(_ belongs: (UInt8) -> Bool) {
        while position < bytes.count, belongs(bytes[position]) { position += 1 }
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
