/// A regular expression as a tree.
indirect enum PatternNode: Equatable {
    case empty
    case scalar(PatternSet)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    case repeated(PatternNode, min: Int, max: Int?)
    case assertion(PatternAssertion)
}
