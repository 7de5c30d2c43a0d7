import Synchronization

/// AppConfig without its extension: keeps each profile's token and configuration, and polls no sooner than it may.
///
/// The name of a parameter is a configuration profile.
package final class AppConfigSource: ParameterSource {
    private struct Poll {
        var token: String
        var nextAt: Timestamp
        var value: ParameterValue?
    }

    private let session: any AppConfigSession
    private let now: @Sendable () -> Timestamp
    private let polls = Mutex<[String: Poll]>([:])

    package init(_ session: any AppConfigSession, now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
        self.session = session
        self.now = now
    }

    /// A token that has run out after its 24 hours, or was used by a call that failed midway, is replaced by a new session.
    package func read(_ name: ParameterName) async throws(ParameterError) -> ParameterValue {
        let profile = name.text
        let poll = polls.withLock { $0[profile] }
        if let poll, let value = poll.value, now() < poll.nextAt { return value }
        if let poll {
            do {
                return try await ask(poll.token, profile, before: poll.value)
            } catch {
                guard error.code == .invalidRequest || error.code == .notFound else { throw error }
            }
        }
        return try await ask(session.start(profile), profile, before: poll?.value)
    }

    private func ask(
        _ token: String, _ profile: String, before: ParameterValue?
    ) async throws(ParameterError) -> ParameterValue {
        // A token is good for one call, so it is not tried again whatever becomes of this one.
        polls.withLock { $0[profile] = nil }
        let answer = try await session.latest(token, of: profile)
        let value =
            answer.configuration.isEmpty ? before : ParameterValue(answer.configuration, version: answer.version)
        let next = now().adding(seconds: Int64(answer.pollIntervalSeconds))
        polls.withLock { $0[profile] = Poll(token: answer.nextToken, nextAt: next, value: value) }
        guard let value else {
            throw ParameterError(.notFound, name: profile, "the configuration is empty")
        }
        return value
    }
}
