import Logging
import OpenSSLCrypto
package import SharedLayer

/// Finds out who signs in, by name and password.
///
/// Whether the name, the password or the user's state was wrong, neither the answer nor its time tells.
package struct PasswordLogin: Sendable {
    private let users: UserRepository
    private let names: BaseRepository<LoginNameModel>
    private let throttle: LoginThrottle
    private let identifiers: SecretSource

    package init(
        users: UserRepository, names: BaseRepository<LoginNameModel>, throttle: LoginThrottle,
        secrets: SecretSource = SecretSource()
    ) {
        self.users = users
        self.names = names
        self.throttle = throttle
        identifiers = secrets
    }

    /// Throws `loginFailed`, `loginLocked`, a `RepositoryError` and a `CryptoError`.
    package func user(name: String, password: String, address: String) async throws -> UserModel {
        guard name.utf8.count <= Self.nameBytesMax, password.utf8.count <= PasswordPolicy.bytesMax else {
            throw Self.failed("the name or the password is too long")
        }
        try await throttle.begin(name: name, address: address)
        let user = try await find(name)
        let hash = user?.passwordHash.flatMap(PasswordHash.init(text:))
        let matches = try (hash ?? .decoy).matches(password)
        guard matches, let user, let hash else { throw Self.failed("the name or the password is wrong") }
        guard user.status == .active else { throw Self.failed("\(user.userID) is disabled") }
        try await throttle.succeed(name: name, address: address)
        return try await renewed(user, hash, password)
    }

    private func find(_ name: String) async throws(RepositoryError) -> UserModel? {
        let key = LoginNameModel.key(nameHash: LoginNameModel.hash(of: name))
        // A user who is not there is read too, so that it takes as long.
        let found = try await names.get(key)
        return try await users.get(found?.userID ?? "nobody")
    }

    /// Makes the hash anew when the cost has risen since it was made. That somebody else saved the user is no error.
    private func renewed(_ user: UserModel, _ hash: PasswordHash, _ password: String) async throws -> UserModel {
        guard hash.isOutdated else { return user }
        var renewed = user
        renewed.passwordHash = try PasswordHash(password: password, randomBytes: identifiers.randomBytes).text
        do {
            return try await users.save(renewed)
        } catch {
            guard error.code == .versionConflict else { throw error }
            return user
        }
    }

    private static let nameBytesMax = 254

    private static func failed(_ reason: String) -> AuthenticationError {
        AuthenticationError(.loginFailed, "Nobody is signed in: \(reason)")
    }
}
