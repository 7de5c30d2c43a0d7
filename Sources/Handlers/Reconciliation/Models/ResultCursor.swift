/// Where a page of results begins. It tells nothing and opens nothing: it counts only within files that the caller may read anyway.
package struct ResultCursor: Sendable, Equatable {
    package let file: Int
    package var byte: Int

    package init(file: Int, byte: Int) {
        self.file = file
        self.byte = byte
    }

    /// Nil when the text is no cursor.
    package init?(_ text: String) {
        let numbers = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map {
            $0.count <= 10 ? Int(String(decoding: Array($0), as: UTF8.self)) : nil
        }
        guard numbers.count == 2, let file = numbers[0], let byte = numbers[1], file >= 0, byte >= 0 else { return nil }
        self.init(file: file, byte: byte)
        // One way to write each: no signs, no leading zeros.
        guard self.text == text else { return nil }
    }

    package var text: String { "\(file)-\(byte)" }
}
