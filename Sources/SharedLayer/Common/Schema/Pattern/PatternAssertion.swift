/// A condition on the place, which takes no character.
enum PatternAssertion: Sendable, Equatable {
    case start
    case end
    case wordBoundary
    case noWordBoundary
}
