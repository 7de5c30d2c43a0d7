/// What an evaluation gives up at: the document is then not valid, whatever was found until there.
enum SchemaLimit {
    case depth
    case steps

    /// Subschemas inside one another, by going into the document and by following references. Each takes some of the
    /// stack; a document from the parser has at most 64 levels.
    static let depthMax = 1_000
    /// Subschemas that are looked at altogether. Schemas whose references multiply can ask for any number.
    static let stepsMax = 5_000_000

    var message: String {
        switch self {
        case .depth:
            "the document is too deep to be checked: it needs more than \(Self.depthMax) schemas inside one another"
        case .steps: "the document is too large to be checked: it needs more than \(Self.stepsMax) steps"
        }
    }
}
