/// A step of a compiled pattern. Places are indexes into the program.
enum PatternInstruction: Sendable {
    case match
    case scalar(PatternSet)
    case assertion(PatternAssertion)
    case jump(Int)
    case split(Int, Int)
}
