import FunctionRuntime
import SharedLayer

/// What the stack's functions are made of, from one environment.
struct AuthenticationParts: Sendable {
    let shared: FunctionParts
    let settings: AuthenticationSettings

    /// Throws as `FunctionParts` does.
    init(_ environment: [String: String], output: any LogOutput) throws {
        shared = try FunctionParts(environment, service: "authentication", output: output)
        settings = try AuthenticationSettings(shared)
    }

    func table() throws(ConfigError) -> String { try shared.config.value(.authenticationTable) }

    func users() throws(ConfigError) -> UserRepository {
        UserRepository(dynamo: shared.dynamo, table: try table())
    }

    func clients() throws(ConfigError) -> OAuthClientRepository {
        OAuthClientRepository(dynamo: shared.dynamo, table: try table())
    }

    func records() throws(ConfigError) -> TokenRecords {
        TokenRecords(dynamo: shared.dynamo, table: try table())
    }

    func access() throws(ConfigError) -> OrganizationAccess {
        let table = try shared.config.value(.organizationTable)
        return OrganizationAccess(
            organizations: OrganizationRepository(dynamo: shared.dynamo, table: table),
            memberships: MembershipRepository(dynamo: shared.dynamo, table: table),
            operatorOrganizationID: settings.operatorOrganizationID)
    }

    func login() throws(ConfigError) -> PasswordLogin {
        let table = try table()
        return PasswordLogin(
            users: try users(), names: BaseRepository(dynamo: shared.dynamo, table: table),
            throttle: LoginThrottle(attempts: BaseRepository(dynamo: shared.dynamo, table: table)))
    }

    func clientLogin() throws(ConfigError) -> ClientLogin {
        ClientLogin(clients: try clients(), records: try records(), issuer: settings.issuer)
    }

    func tokenKeys() throws(ConfigError) -> TokenKeys {
        try shared.tokenKeys(signing: try shared.config.value(.tokenKeyID))
    }

    func mint() throws(ConfigError) -> TokenMint {
        let keyID = try shared.config.value(.tokenKeyID)
        let signer = TokenSigner(
            keyStore: KMSKeyStore(configuration: shared.aws, http: shared.http), keyID: keyID, keys: try tokenKeys())
        return TokenMint(signer: signer, settings: settings)
    }

    func inspection() throws(ConfigError) -> TokenInspection {
        TokenInspection(
            tokens: AccessTokenVerifier(
                keys: try tokenKeys(), issuer: settings.issuer, audience: settings.audience),
            records: try records(), users: try users())
    }

    func introspection() throws(ConfigError) -> TokenIntrospection {
        TokenIntrospection(inspection: try inspection(), records: try records(), settings: settings)
    }

    func formMiddleware(_ function: String, methods: Set<String>) -> RequestMiddleware {
        shared.formMiddleware(
            function: function, methods: methods, bodyBytesMax: FormParameters.bytesMax, steps: [OAuthErrorStep()])
    }
}
