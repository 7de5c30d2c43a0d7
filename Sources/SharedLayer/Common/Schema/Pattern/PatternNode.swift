/// A regular expression as a tree.
indirect enum PatternNode: Equatable {
    case empty
    case scalar(PatternSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    case repeated(PatternNode, min: Int, max: Int?)
    case assertion(PatternAssertion)
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    case look(PatternNode, isAhead: Bool, isNegated: Bool)
    /// Something legal that cannot be matched in linear time, or without tables that are not there; in words.
    case refused(String)
}
