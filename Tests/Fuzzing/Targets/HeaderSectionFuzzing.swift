@testable import CurlTransport

/// A header section is what its lines say, line by line.
func fuzzHeaderSection(_ bytes: [UInt8]) throws(BrokenPromise) {
    var section = HeaderSection()
    let lineCount = section.append(linesOf: bytes)
    try promise(section.fields.count <= lineCount, "there are no more fields than lines")
    let first = section.texts
    for (name, value) in first {
        try promise(!name.utf8.contains(UInt8(ascii: ":")), "a name has no colon: \(name)")
        try promise(
            value.utf8.first.map { $0 > .space } ?? true && value.utf8.last.map { $0 > .space } ?? true,
            "a value has no blanks around it: “\(value)”")
        // Bytes that are no UTF-8 become three each.
        try promise(value.utf8.count <= 3 * bytes.count, "a value is no longer than what came")
    }
    section.removeAll()
    section.append(linesOf: bytes)
    try promise(section.texts.elementsEqual(first) { $0 == $1 }, "the storage keeps nothing of the section before")
}

extension HeaderSection {
    /// Takes each line with its line feed; the last may have none.
    ///
    /// - Returns: how many lines there were.
    @discardableResult
    mutating func append(linesOf bytes: [UInt8]) -> Int {
        var rest = bytes[...]
        var count = 0
        while !rest.isEmpty {
            let end = rest.firstIndex(of: .lineFeed).map { $0 + 1 } ?? rest.endIndex
            rest[..<end].withUnsafeBytes { append($0) }
            rest = rest[end...]
            count += 1
        }
        return count
    }

    fileprivate var texts: [(name: String, value: String)] { fields.map { (name(of: $0), value(of: $0)) } }
}
