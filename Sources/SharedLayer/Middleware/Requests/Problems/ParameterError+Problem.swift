extension ParameterError: ProblemConvertible {
    /// A source that does not answer is for another time; anything else is ours to look into.
    package var problem: Problem { code == .unavailable ? .tryAgain : .internalError() }
}
