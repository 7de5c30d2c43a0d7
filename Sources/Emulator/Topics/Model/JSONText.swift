import JSONCoding

/// JSON made by hand, where the order of members and the spaces matter.
enum JSONText {
    /// A string in quotes.
    static func quoted(_ text: String) -> String { encoded(text) }

    /// Members stand in the order in which they are encoded. The values are this module's own, which all encode.
    static func encoded(_ value: some Encodable) -> String {
        String(decoding: (try? JSONCoder.encode(value)) ?? Array("null".utf8), as: UTF8.self)
    }
}
