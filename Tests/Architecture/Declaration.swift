/// One declaration of a type, an extension or a function.
struct Declaration: Hashable {
    let kind: Kind
    /// Without generic parameters; an extension's is what it extends.
    let name: String
    /// From 1.
    let line: Int
    /// How many braces it stands in: 0 for what a file declares itself.
    let depth: Int
    /// Seen in its file alone.
    let isPrivate: Bool

    var isType: Bool { kind == .type || kind == .alias }

    enum Kind: Hashable {
        case type
        case alias
        case `extension`
        case function
    }
}
