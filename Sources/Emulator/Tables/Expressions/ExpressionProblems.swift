import Wire

/// What is wrong with an expression whose syntax is right. AWS looks for one kind after the other, through the whole
/// expression, and tells the first.
struct ExpressionProblems {
    enum Kind: Int, Sendable {
        case redundantParentheses
        case unknownFunction
        case misusedFunction
        case reservedWord
        case repeatedSection
        case undefinedPlaceholder
        case overlap
        case conflict
        case operandCount
        case sameOperands
        case operandType
    }

    private var first: (kind: Kind, message: String)?

    mutating func note(_ kind: Kind, _ message: String) {
        if let first, first.kind.rawValue <= kind.rawValue { return }
        first = (kind, message)
    }

    var message: String? { first?.message }
}
