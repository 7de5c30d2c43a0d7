import OpenSSLCrypto
package import SharedLayer

/// The users of organizations, as those see them who look after them.
///
/// Credentials are the home organization's alone. Nobody gives, or takes over by a password, more than they have themselves.
package struct UserDirectory: Sendable {
    let users: UserRepository
    let memberships: MembershipRepository
    let organizations: OrganizationRepository
    private let transactor: RecordTransactor
    private let table: String
    private let organizationTable: String
    private let passwords: PasswordPolicy
    let operatorOrganizationID: String?
    let secrets: SecretSource

    package init(
        dynamo: DynamoClient, table: String, organizationTable: String, passwords: PasswordPolicy,
        operatorOrganizationID: String?, secrets: SecretSource = SecretSource()
    ) {
        users = UserRepository(dynamo: dynamo, table: table)
        memberships = MembershipRepository(dynamo: dynamo, table: organizationTable)
        organizations = OrganizationRepository(dynamo: dynamo, table: organizationTable)
        transactor = RecordTransactor(dynamo: dynamo, makeToken: { secrets.identifier() })
        self.table = table
        self.organizationTable = organizationTable
        self.passwords = passwords
        self.operatorOrganizationID = operatorOrganizationID
        self.secrets = secrets
    }

    /// Makes a user with a membership and a unique name in one transaction. Throws `notFound`, `ruleViolation`, `conflict`.
    package func create(_ request: UserRequest, by caller: CallerPrincipal) async throws -> UserResponse {
        let organizationID = request.organizationID ?? caller.tenantID
        try await requireOrganization(organizationID, caller)
        try requireAuthority(caller, over: request.role, in: organizationID)
        let email = try Self.email(request.email)
        let moment = secrets.now()
        let user = UserModel(
            userID: secrets.identifier(), email: email, name: request.name, organizationID: organizationID,
            passwordHash: try request.password.map { try hash($0, email) }, createdAt: moment)
        let membership = MembershipModel(
            organizationID: organizationID, memberID: user.userID, role: request.role, status: .active,
            joinedAt: moment)
        var transaction = RecordTransaction()
        try transaction.save(user, in: table)
        try transaction.insert(LoginNameModel(name: email, userID: user.userID), in: table)
        try transaction.save(membership, in: organizationTable)
        do {
            try await transactor.commit(transaction)
        } catch {
            guard error.code == .alreadyExists else { throw error }
            throw AuthenticationError(
                .conflict, "The e-mail address is taken", detail: "Somebody signs in with this e-mail address already.")
        }
        return UserResponse(user, memberships: [membership])
    }

    /// A user of the caller's organization, or a member of it. Throws `notFound`.
    package func read(_ userID: String, by caller: CallerPrincipal) async throws -> UserResponse {
        let user = try await visible(userID, caller)
        let page = try await memberships.base.resolvedPage(
            of: memberships.query(memberID: userID), recordsMax: Self.membershipsMax)
        return UserResponse(user, memberships: page.records.filter { caller.maySee($0.organizationID) })
    }

    /// An organization's users in the order of their ids. Throws `notFound`, `invalidRequest`.
    package func list(
        organizationID: String?, after: String?, by caller: CallerPrincipal
    ) async throws -> ListResponse<UserResponse> {
        let organizationID = organizationID ?? caller.tenantID
        try await requireOrganization(organizationID, caller)
        let page = try await ListPage.records(
            users.base, prefix: "USER#", organizationID: organizationID, after: after)
        return ListResponse(items: page.records.map { UserResponse($0) }, next: page.last?.userID)
    }

    /// Throws `notFound`, `ruleViolation`, `conflict`.
    package func change(
        _ userID: String, _ change: UserChange, by caller: CallerPrincipal
    ) async throws -> UserResponse {
        var user = try await managed(userID, caller)
        user.name = change.name ?? user.name
        if let status = change.status, status != user.status {
            user.status = status
            // Who was disabled signs in anew afterwards, on every device.
            user.credentialsChangedAt = secrets.now()
        }
        return UserResponse(try await save(user))
    }

    /// Sets a password and ends all that was granted before. Throws `notFound`, `ruleViolation`, `conflict`.
    package func setPassword(
        _ userID: String, _ password: String, by caller: CallerPrincipal
    ) async throws -> UserResponse {
        var user = try await managed(userID, caller)
        user.passwordHash = try hash(password, user.email)
        user.credentialsChangedAt = secrets.now()
        return UserResponse(try await save(user))
    }

    private func save(_ user: UserModel) async throws -> UserModel {
        do {
            return try await users.save(user)
        } catch {
            guard error.code == .versionConflict else { throw error }
            throw AuthenticationError(.conflict, "Somebody else changed the user", cause: error)
        }
    }

    private func hash(_ password: String, _ email: String) throws -> String {
        try passwords.check(password, of: email)
        return try PasswordHash(password: password, randomBytes: secrets.randomBytes).text
    }

    private static func email(_ text: String) throws(AuthenticationError) -> String {
        do {
            return try Validators.emailAddress(text)
        } catch {
            throw AuthenticationError(
                .malformedRequest, "The e-mail address is none", detail: "The e-mail address is none.",
                issues: [ValidationIssue(instancePath: "/email", message: "\(error.message)")], cause: error)
        }
    }

    static let membershipsMax = 100
}
