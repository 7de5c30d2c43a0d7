/// Lines and columns, as error messages count them.
enum TextPlace {
    /// Both from 1.
    static func of(_ place: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes.prefix(place)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return (before.count { $0 == UInt8(ascii: "\n") } + 1, place - lineStart + 1)
    }
}
