/// A step of a compiled pattern. Places are indexes into the program.
enum PatternInstruction: Sendable {
    case match
    /// A character of the set at that place of the program's sets.
    case scalar(Int)
    case assertion(PatternAssertion)
    /// Whether the pattern at that place of the program's looks matches from here on, or up to here.
    case look(Int, isNegated: Bool)
    case jump(Int)
    case split(Int, Int)
}
