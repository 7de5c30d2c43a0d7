extension RepositoryError: ProblemConvertible {
    /// A table that does not answer is for another time, and so is a record that others kept changing; anything else is ours to
    /// look into.
    package var problem: Problem {
        switch code {
        case .service, .versionConflict: .tryAgain
        default: .internalError()
        }
    }
}

extension CertificateError: ProblemConvertible {
    package var problem: Problem { code == .sourceFailed ? .tryAgain : .internalError() }
}

extension Problem {
    /// What was asked was not done, and may work in a moment.
    package static var tryAgain: Problem {
        .unavailable(detail: "The request was not served. Send it again.", retryAfterSeconds: 1)
    }
}
