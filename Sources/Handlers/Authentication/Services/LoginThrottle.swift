package import SharedLayer

/// Keeps count of sign-ins by name and by address.
///
/// Names that nobody has are counted as others are: a lock tells nothing about who has an account.
package struct LoginThrottle: Sendable {
    private let attempts: BaseRepository<LoginAttemptsModel>
    private let now: @Sendable () -> Timestamp

    /// How often a count is tried again when somebody else counted at the same time.
    private static let triesMax = 10

    package init(
        attempts: BaseRepository<LoginAttemptsModel>, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.attempts = attempts
        self.now = now
    }

    /// Counts an attempt. Throws `loginLocked` when there were too many, and a `RepositoryError`.
    package func begin(name: String, address: String) async throws {
        try await begin(Self.subject(address: address), .ofAddress)
        try await begin(Self.subject(name: name), .ofName)
    }

    /// Forgets the name's failures, and takes back the address's one.
    package func succeed(name: String, address: String) async throws {
        try await attempts.delete(LoginAttemptsModel.key(subjectHash: Self.subject(name: name)))
        try await change(Self.subject(address: address)) { LoginLimit.ofAddress.succeed($0) }
    }

    private func begin(_ subject: String, _ limit: LoginLimit) async throws {
        try await change(subject) { found throws(AuthenticationError) in
            let moment = now()
            if let until = limit.lockedUntil(found, at: moment) {
                throw AuthenticationError(
                    .loginLocked, "There were too many attempts",
                    retryAfterSeconds: Int(until.milliseconds(since: moment) / 1_000) + 1)
            }
            return limit.begin(found, at: moment)
        }
    }

    private func change(
        _ subject: String, _ body: (LoginAttemptsModel) throws(AuthenticationError) -> LoginAttemptsModel
    ) async throws {
        for _ in 0..<Self.triesMax {
            let found = try await attempts.get(LoginAttemptsModel.key(subjectHash: subject))
            let moment = now()
            let changed = try body(
                found
                    ?? LoginAttemptsModel(
                        subjectHash: subject, windowStartedAt: moment, expiresAt: moment.secondsSince1970))
            do {
                _ = try await attempts.save(changed)
                return
            } catch {
                guard error.code == .versionConflict else { throw error }
            }
        }
        throw AuthenticationError(
            .loginLocked, "Others kept counting attempts of the same subject", retryAfterSeconds: 1)
    }

    private static func subject(name: String) -> String { LoginAttemptsModel.hash(of: "name:\(name.lowercased())") }
    private static func subject(address: String) -> String { LoginAttemptsModel.hash(of: "address:\(address)") }
}
