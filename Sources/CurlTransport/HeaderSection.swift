import Glibc

/// The header section of a response as it comes in, line by line, parsed on the way.
///
/// Its storage is kept from one response to the next. Of several responses to one request (a `100 Continue` before the
/// last) it holds the latest; trailers are left out (RFC 9110 section 6.5.1: they may not be merged).
package struct HeaderSection: Sendable {
    /// Where one field stands in the section.
    package struct Field: Sendable {
        fileprivate let name: Range<Int>
        fileprivate var value: Range<Int>
    }

    /// In the order in which they came.
    package private(set) var fields: [Field] = []
    private var bytes: [UInt8] = []
    private(set) var isComplete = false

    package init() {}

    /// A whole section, line by line.
    package init(_ text: StaticString) {
        text.withUTF8Buffer { text in
            for line in text.split(separator: .lineFeed, omittingEmptySubsequences: false) {
                append(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line)))
            }
        }
    }

    package mutating func removeAll() {
        fields.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        isComplete = false
    }

    /// Takes one line with its line break: a status line, a field, the continuation of a field, or the empty line at
    /// the end.
    package mutating func append(_ line: UnsafeRawBufferPointer) {
        if isComplete || bytes.isEmpty {
            let isStatusLine = line.starts(with: Self.statusLineStart)
            if isStatusLine { removeAll() }
            if isStatusLine || isComplete { return }
        }
        guard let first = line.first, let base = line.baseAddress else { return }
        let start = bytes.count
        bytes.append(contentsOf: line)
        let text = trimmed(start..<bytes.count)
        if text.isEmpty {
            isComplete = true
        } else if first == .space || first == .tab {
            unfold(text)
        } else if let colon = memchr(base, Int32(UInt8(ascii: ":")), line.count) {
            let nameEnd = start + (UnsafeRawPointer(colon) - base)
            fields.append(Field(name: start..<nameEnd, value: trimmed((nameEnd + 1)..<bytes.count)))
        }
    }

    /// - Parameter name: in lower case.
    package func isField(_ field: Field, named name: StaticString) -> Bool {
        field.name.count == name.utf8CodeUnitCount && isField(field, startingWith: name)
    }

    /// - Parameter prefix: in lower case.
    package func isField(_ field: Field, startingWith prefix: StaticString) -> Bool {
        guard field.name.count >= prefix.utf8CodeUnitCount else { return false }
        return prefix.withUTF8Buffer { expected in
            for offset in 0..<expected.count
            where bytes[field.name.lowerBound + offset].asciiLowercased != expected[offset] {
                return false
            }
            return true
        }
    }

    package func name(of field: Field) -> String { String(decoding: bytes[field.name], as: UTF8.self) }

    /// Without the blanks around it; bytes that are no UTF-8 are replaced.
    package func value(of field: Field) -> String { String(decoding: bytes[field.value], as: UTF8.self) }

    /// As `value(of:)`, without the copy.
    func valueBytes(of field: Field) -> ArraySlice<UInt8> { bytes[field.value] }

    /// The continuation of the field before, joined by one space (RFC 9112 section 5.2).
    private mutating func unfold(_ more: Range<Int>) {
        guard var field = fields.popLast() else { return }
        let separator: [UInt8] = field.value.isEmpty ? [] : [.space]
        bytes.replaceSubrange(field.value.upperBound..<more.lowerBound, with: separator)
        field.value = field.value.lowerBound..<(field.value.upperBound + separator.count + more.count)
        fields.append(field)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= .space { start += 1 }
        while end > start, bytes[end - 1] <= .space { end -= 1 }
        return start..<end
    }

    private static let statusLineStart = Array("HTTP/".utf8)
}

extension UInt8 {
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")

    var asciiLowercased: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }
}
