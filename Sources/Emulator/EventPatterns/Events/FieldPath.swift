/// The names that lead to a field, joined by dots: a name with a dot in it and two nested names are the same path, as for
/// AWS.
struct FieldPath: Sendable, Hashable, Comparable {
    let text: [UInt8]

    init(_ names: [[UInt8]]) {
        text = Array(names.joined(separator: [FieldPath.dot]))
    }

    static let dot = UInt8(ascii: ".")

    var steps: [ArraySlice<UInt8>] { text.split(separator: Self.dot, omittingEmptySubsequences: false) }

    static func < (one: FieldPath, other: FieldPath) -> Bool {
        String(decoding: one.text, as: UTF8.self).utf16.lexicographicallyPrecedes(
            String(decoding: other.text, as: UTF8.self).utf16)
    }
}
