import OpenSSLCrypto
package import SharedLayer

/// What the stack's table knows of codes, grants and tokens that no longer count.
package struct TokenRecords: Sendable {
    private let codes: BaseRepository<AuthorizationCodeModel>
    private let grants: BaseRepository<TokenGrantModel>
    private let revoked: BaseRepository<RevokedTokenModel>
    private let assertions: BaseRepository<UsedAssertionModel>
    private let transactor: RecordTransactor
    private let table: String
    private let now: @Sendable () -> Timestamp

    private static let triesMax = 5

    package init(dynamo: DynamoClient, table: String, secrets: SecretSource = SecretSource()) {
        codes = BaseRepository(dynamo: dynamo, table: table)
        grants = BaseRepository(dynamo: dynamo, table: table)
        revoked = BaseRepository(dynamo: dynamo, table: table)
        assertions = BaseRepository(dynamo: dynamo, table: table)
        transactor = RecordTransactor(dynamo: dynamo, makeToken: { secrets.identifier() })
        self.table = table
        now = secrets.now
    }

    package func insert(_ code: AuthorizationCodeModel) async throws(RepositoryError) {
        _ = try await codes.save(code)
    }

    /// The code's record, used or not.
    package func code(_ code: String) async throws(RepositoryError) -> AuthorizationCodeModel? {
        try await codes.get(AuthorizationCodeModel.key(codeHash: SecretText.hash(code)), asOf: now())
    }

    /// Marks a code as used and makes its grant, in one transaction. Throws `versionConflict`, `alreadyExists` when somebody else did.
    package func redeem(_ code: AuthorizationCodeModel, for grant: TokenGrantModel) async throws(RepositoryError) {
        var used = code
        used.usedAt = now()
        var transaction = RecordTransaction()
        try transaction.save(used, in: table)
        try transaction.save(grant, in: table)
        try await transactor.commit(transaction)
    }

    /// The grant, unless its time is over; revoked ones too.
    package func grant(_ grantID: String) async throws(RepositoryError) -> TokenGrantModel? {
        try await grants.get(TokenGrantModel.key(grantID: grantID), asOf: now())
    }

    package func save(_ grant: TokenGrantModel) async throws(RepositoryError) -> TokenGrantModel {
        try await grants.save(grant)
    }

    /// Ends a grant with all its tokens; that there is none, or it has ended, is no error.
    package func revokeGrant(_ grantID: String) async throws(RepositoryError) {
        for attempt in 1...Self.triesMax {
            guard var grant = try await grant(grantID), grant.status == .active else { return }
            grant.status = .revoked
            grant.refreshHash = nil
            do {
                _ = try await grants.save(grant)
                return
            } catch {
                guard error.code == .versionConflict, attempt < Self.triesMax else { throw error }
            }
        }
    }

    /// That it is revoked already is no error.
    package func revokeToken(_ claims: AccessTokenClaims) async throws(RepositoryError) {
        do {
            try await revoked.insert(
                RevokedTokenModel(tokenID: claims.tokenID, revokedAt: now(), expiresAt: claims.expiresAt))
        } catch {
            guard error.code == .alreadyExists else { throw error }
        }
    }

    package func isRevoked(_ tokenID: String) async throws(RepositoryError) -> Bool {
        try await revoked.get(RevokedTokenModel.key(tokenHash: RevokedTokenModel.hash(of: tokenID))) != nil
    }

    /// Notes an assertion's use. Throws `alreadyExists` at the second one.
    package func use(_ assertion: UsedAssertionModel) async throws(RepositoryError) {
        try await assertions.insert(assertion, asOf: now())
    }
}
