import GRDB
import OpenSSLCrypto
import Storage
import Synchronization
import VirtualTime

/// Keeps the signing key beside the topics, so that a certificate's URL outlives a restart.
final class SigningStore: Sendable {
    private let commits: GroupCommit
    private let clock: VirtualClock
    private let known = Mutex<SigningIdentity?>(nil)

    init(commits: GroupCommit, clock: VirtualClock) {
        self.commits = commits
        self.clock = clock
    }

    /// The identity, made with the first use.
    func identity() async throws -> SigningIdentity {
        if let identity = known.withLock(\.self) { return identity }
        let now = clock.now.milliseconds / 1_000
        let identity = try await commits.write { db in
            if let row = try Row.fetchOne(db, sql: "SELECT privateKey, certificate FROM signing") {
                return try SigningIdentity(keyPEM: row["privateKey"], certificatePEM: row["certificate"])
            }
            let identity = try SigningIdentity.make(nowSeconds: now)
            try db.execute(
                sql: "INSERT INTO signing (id, privateKey, certificate) VALUES (1, ?, ?)",
                arguments: [identity.key.pem, identity.certificatePEM])
            return identity
        }
        known.withLock { $0 = identity }
        return identity
    }
}
