/// The bytes of one input, taken apart into what a target needs of them.
///
/// Texts end at a byte of 0xff, which no UTF-8 has, so that a corpus can be read and written as text.
struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isEmpty: Bool { rest.isEmpty }

    /// Zero at the end.
    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// Empty at the end.
    mutating func text() -> String {
        let bytes = rest.prefix { $0 != 0xff }
        rest = rest.dropFirst(bytes.count + 1)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All that is left.
    mutating func bytes() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }
}
