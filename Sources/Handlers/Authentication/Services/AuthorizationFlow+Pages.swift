import Logging
import SharedLayer

extension AuthorizationFlow {
    /// Runs `body` for a request whose target is known. Errors before that are told on a page, later ones to the client.
    func answer(
        _ browser: Browser, read: () throws(AuthenticationError) -> FormParameters,
        body: (FormParameters, AuthorizationTarget) async throws -> LambdaReply
    ) async throws -> LambdaReply {
        let parameters: FormParameters
        let target: AuthorizationTarget
        do {
            parameters = try read()
            target = try await AuthorizationTarget(parameters, clients: clients, issuer: issuer)
        } catch let error as AuthenticationError {
            browser.logger.notice("An authorization request was refused", metadata: ["error": "\(error)"])
            return Page.refusal(error.detail ?? "The request is not valid.", status: 400)
        }
        do {
            return try await body(parameters, target)
        } catch let error as AuthenticationError {
            browser.logger.notice(
                "An authorization request was answered with an error", metadata: ["error": "\(error)"])
            return Self.redirect(to: target.location(of: error))
        }
    }

    func form(
        _ parameters: FormParameters, _ target: AuthorizationTarget, loginName: String?, alert: String? = nil,
        status: Int = 200, retryAfterSeconds: Int? = nil, organizations: [OrganizationModel] = []
    ) -> LambdaReply {
        let token = FormToken(secrets)
        let page = LoginPage(
            parameters: Self.sentAgain.compactMap { name in parameters[name].map { (name: name, value: $0) } }
                .filter { organizations.isEmpty || $0.name != "organization" },
            clientName: target.client.name, formToken: token.formValue, loginName: loginName, alert: alert,
            organizations: organizations.map { (id: $0.organizationID, name: $0.name) }, status: status,
            retryAfterSeconds: retryAfterSeconds, redirectOrigin: target.redirectOrigin)
        return page.reply(cookies: [token.cookie(issuer: issuer)])
    }

    /// One answer for a wrong name, a wrong password and a disabled user. A lock is told: unknown names are locked, too.
    func refused(
        _ error: AuthenticationError, _ parameters: FormParameters, _ target: AuthorizationTarget, _ name: String
    ) -> LambdaReply {
        error.code == .loginLocked
            ? form(
                parameters, target, loginName: name,
                alert: "There were too many attempts. Please try again later.", status: 429,
                retryAfterSeconds: error.retryAfterSeconds)
            : form(
                parameters, target, loginName: name, alert: "The e-mail address or the password is wrong.",
                status: 403)
    }

    /// 303: the browser follows with GET, and does not send the password on (RFC 9700 section 4.12).
    static func redirect(to location: String) -> LambdaReply {
        LambdaReply(
            status: 303,
            headers: ["location": location, "cache-control": "no-store", "referrer-policy": "no-referrer"])
    }

    /// Parameters of the authorization request that the form carries; whatever else came is dropped.
    private static let sentAgain = [
        "client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method", "organization",
    ]
}
