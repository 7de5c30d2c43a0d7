package import Logging
package import SharedLayer

/// The authorization endpoint: shows the form, signs people in, and sends their browsers back with a code.
///
/// Nobody stays signed in here: each authorization asks for the password, so that there is no session to steal.
package struct AuthorizationFlow: Sendable {
    let clients: OAuthClientRepository
    private let login: PasswordLogin
    private let access: OrganizationAccess
    private let records: TokenRecords
    let issuer: String
    let secrets: SecretSource

    package init(
        clients: OAuthClientRepository, login: PasswordLogin, access: OrganizationAccess, records: TokenRecords,
        issuer: String, secrets: SecretSource = SecretSource()
    ) {
        self.clients = clients
        self.login = login
        self.access = access
        self.records = records
        self.issuer = issuer
        self.secrets = secrets
    }

    /// Where the browser is.
    package struct Browser: Sendable {
        package let cookies: [String]
        package let address: String
        package let logger: Logger

        package init(cookies: [String], address: String, logger: Logger) {
            self.cookies = cookies
            self.address = address
            self.logger = logger
        }
    }

    /// Shows the form. Throws a `RepositoryError`.
    package func begin(_ query: String, _ browser: Browser) async throws -> LambdaReply {
        try await answer(browser) { () throws(AuthenticationError) in
            try FormParameters(query: query)
        } body: {
            parameters, target in
            let request = try AuthorizationRequest(parameters, target: target)
            return form(parameters, target, loginName: request.loginHint)
        }
    }

    /// Takes the form. Throws a `RepositoryError`, a `CryptoError`.
    package func complete(_ body: [UInt8], _ browser: Browser) async throws -> LambdaReply {
        try await answer(browser) { () throws(AuthenticationError) in
            try FormParameters(body)
        } body: {
            parameters, target in
            let request = try AuthorizationRequest(parameters, target: target)
            let token = FormToken(cookies: browser.cookies, issuer: issuer)
            guard token?.matches(parameters["form_token"]) == true else {
                return form(
                    parameters, target, loginName: parameters["username"],
                    alert: "The form was open for too long. Please sign in again.", status: 403)
            }
            guard parameters["action"] != "cancel" else {
                throw AuthenticationError(.accessDenied, "The user cancelled", detail: "The user cancelled.")
            }
            return try await signIn(parameters, request, target, browser)
        }
    }

    private func signIn(
        _ parameters: FormParameters, _ request: AuthorizationRequest, _ target: AuthorizationTarget,
        _ browser: Browser
    ) async throws -> LambdaReply {
        let name = parameters["username"] ?? ""
        let user: UserModel
        do {
            user = try await login.user(name: name, password: parameters["password"] ?? "", address: browser.address)
        } catch let error as AuthenticationError {
            browser.logger.notice("Nobody was signed in", metadata: ["error": "\(error)"])
            return refused(error, parameters, target, name)
        }
        if let organizationID = request.organizationID {
            guard try await access.role(of: user.userID, in: organizationID) != nil else {
                throw AuthenticationError(
                    .accessDenied, "\(user.userID) is no member of \(organizationID)",
                    detail: "The user is not a member of that organization.")
            }
            return try await code(user, organizationID, request, target, browser)
        }
        let organizations = try await access.organizations(of: user.userID)
        guard organizations.count <= 1 else {
            return form(
                parameters, target, loginName: name,
                alert: "Choose the organization that you sign in for, and give your password again.",
                organizations: organizations)
        }
        return try await code(user, organizations.first?.organizationID, request, target, browser)
    }

    private func code(
        _ user: UserModel, _ organizationID: String?, _ request: AuthorizationRequest, _ target: AuthorizationTarget,
        _ browser: Browser
    ) async throws -> LambdaReply {
        let code = secrets.secret()
        let moment = secrets.now()
        try await records.insert(
            AuthorizationCodeModel(
                codeHash: SecretText.hash(code), grantID: secrets.identifier(), clientID: target.client.clientID,
                userID: user.userID, grantedOrganizationID: organizationID, redirectURI: target.redirectURI,
                scopes: request.scopes.map(\.rawValue), nonce: request.nonce, codeChallenge: request.codeChallenge,
                authenticatedAt: moment, validUntil: moment.adding(seconds: AuthenticationSettings.codeSeconds),
                expiresAt: moment.adding(seconds: AuthenticationSettings.codeMemorySeconds).secondsSince1970))
        browser.logger.info(
            "A user signed in",
            metadata: ["user_id": "\(user.userID)", "client_id": "\(target.client.clientID)"])
        return Self.redirect(to: target.location([(name: "code", value: code)]))
    }
}
