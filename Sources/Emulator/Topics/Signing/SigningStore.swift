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
        let identity: SigningIdentity
        if let stored = try await commits.write({ try Self.stored($0) }) {
            identity = stored
        } else {
            // Outside of a transaction, for it takes long; whoever writes first gives the key for all.
            let made = try SigningIdentity.make(nowSeconds: clock.now.milliseconds / 1_000)
            identity = try await commits.write { db in
                try db.execute(
                    sql: "INSERT OR IGNORE INTO signing (id, privateKey, certificate) VALUES (1, ?, ?)",
                    arguments: [made.key.pem, made.certificatePEM])
                return try Self.stored(db) ?? made
            }
        }
        known.withLock { $0 = identity }
        return identity
    }

    private static func stored(_ db: Database) throws -> SigningIdentity? {
        try Row.fetchOne(db, sql: "SELECT privateKey, certificate FROM signing").map { row in
            try SigningIdentity(keyPEM: row["privateKey"], certificatePEM: row["certificate"])
        }
    }
}
