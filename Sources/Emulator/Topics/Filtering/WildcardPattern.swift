/// A text in which `*` stands for any characters; `\*` and `\\` stand for themselves.
struct WildcardPattern: Sendable, Equatable {
    /// What stands between the asterisks.
    private let parts: [[UInt8]]

    var wildcardCount: Int { parts.count - 1 }

    /// Nil where a backslash is followed by neither an asterisk nor a backslash, or where two asterisks follow each other.
    init?(_ text: String) {
        var parts: [[UInt8]] = [[]]
        var bytes = text.utf8.makeIterator()
        var followsWildcard = false
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "*"):
                guard !followsWildcard else { return nil }
                parts.append([])
            case UInt8(ascii: "\\"):
                guard let escaped = bytes.next(), escaped == UInt8(ascii: "*") || escaped == UInt8(ascii: "\\") else {
                    return nil
                }
                parts[parts.count - 1].append(escaped)
            default: parts[parts.count - 1].append(byte)
            }
            followsWildcard = byte == UInt8(ascii: "*")
        }
        self.parts = parts
    }

    /// The first and the last part stand at the ends; those between are found from the left, each as early as possible.
    func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return parts.first == bytes }
        guard bytes.count >= first.count + last.count, bytes.starts(with: first),
            bytes.suffix(last.count).elementsEqual(last)
        else { return false }
        var rest = bytes[first.count..<bytes.count - last.count]
        for part in parts.dropFirst().dropLast() {
            guard let end = Self.end(of: part, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static func end(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard part.count <= bytes.count else { return nil }
        return (bytes.startIndex...bytes.endIndex - part.count).first {
            bytes[$0..<$0 + part.count].elementsEqual(part)
        }
        .map { $0 + part.count }
    }
}
