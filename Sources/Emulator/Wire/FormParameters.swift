/// The members of a query-protocol request as a tree: `Tags.member.1.Key=a` is `Tags` → `member` → `1` → `Key`.
///
/// Source: Smithy, "AWS Query protocol", serialization of lists, maps and structures.
package struct FormParameters: Sendable, Equatable {
    /// The value at this place; nil where there are only members below it.
    package private(set) var value: String?
    private var members: [String: FormParameters] = [:]

    package init() {}

    /// A parameter that comes twice keeps its last value.
    package init(_ pairs: [(name: String, value: String)]) {
        for pair in pairs {
            insert(pair.value, at: pair.name.split(separator: ".", omittingEmptySubsequences: false)[...])
        }
    }

    /// The member, empty where there is none.
    package subscript(name: String) -> FormParameters { members[name] ?? FormParameters() }

    package var isEmpty: Bool { value == nil && members.isEmpty }

    package var names: [String] { members.keys.sorted() }

    /// The elements of a list, by number, whether flattened (`X.1`) or not (`X.member.1`, `X.entry.1`).
    package var elements: [FormParameters] {
        let list = members["member"] ?? members["entry"] ?? self
        return list.members.compactMap { name, member in Int(name).map { ($0, member) } }
            .sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// A list's texts.
    package var texts: [String] { elements.compactMap(\.value) }

    /// A map's texts, however the operation names keys and values.
    package func dictionary(key: String = "key", value: String = "value") -> [String: String] {
        Dictionary(
            elements.compactMap { entry in
                entry[key].value.map { ($0, entry[value].value ?? "") }
            }, uniquingKeysWith: { _, last in last })
    }

    private mutating func insert(_ text: String, at path: ArraySlice<Substring>) {
        guard let first = path.first, path.count <= Self.depthMax else {
            value = text
            return
        }
        members[String(first), default: FormParameters()].insert(text, at: path.dropFirst())
    }

    /// Deeper than any operation's shape; what lies deeper becomes a value that no operation asks for.
    private static let depthMax = 12
}
