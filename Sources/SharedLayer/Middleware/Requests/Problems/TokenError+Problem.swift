extension TokenError: ProblemConvertible {
    /// Keys that cannot be read are for another time. Of a token that does not count, a caller is told nothing but that.
    package var problem: Problem {
        switch code {
        case .keysUnavailable, .signingFailed: .tryAgain
        default: .unauthorized(detail: "The token does not count.")
        }
    }
}
