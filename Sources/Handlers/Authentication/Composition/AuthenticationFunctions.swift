package import FunctionRuntime
import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum AuthenticationFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("DescribeProviderFunction") { try describeProvider($0) }
        registry.register("AuthorizeUserFunction") { try authorizeUser($0) }
        registry.register("IssueTokenFunction") { try issueToken($0) }
        registry.register("ReadUserInfoFunction") { try readUserInfo($0) }
        registry.register("IntrospectTokenFunction") { try introspectToken($0) }
        registry.register("RevokeTokenFunction") { try revokeToken($0) }
        registry.register("ManageUserFunction") { try manageUser($0) }
        registry.register("ManageClientFunction") { try manageClient($0) }
    }

    package static func describeProvider(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> DescribeProviderFunction {
        let parts = try AuthenticationParts(environment, output: output)
        return DescribeProviderFunction(
            metadata: ProviderMetadata(issuer: parts.settings.issuer), keys: try parts.tokenKeys(),
            middleware: parts.shared.requestMiddleware(function: "DescribeProviderFunction", methods: ["GET"]))
    }

    package static func authorizeUser(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> AuthorizeUserFunction {
        let parts = try AuthenticationParts(environment, output: output)
        let flow = AuthorizationFlow(
            clients: try parts.clients(), login: try parts.login(), access: try parts.access(),
            records: try parts.records(), issuer: parts.settings.issuer)
        return AuthorizeUserFunction(
            flow: flow, middleware: parts.formMiddleware("AuthorizeUserFunction", methods: ["GET", "POST"]))
    }

    package static func issueToken(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> IssueTokenFunction {
        let parts = try AuthenticationParts(environment, output: output)
        let exchange = TokenExchange(
            users: try parts.users(), access: try parts.access(), records: try parts.records(), mint: try parts.mint(),
            settings: parts.settings)
        return IssueTokenFunction(
            clients: try parts.clientLogin(), exchange: exchange, metrics: parts.shared.observers.metrics,
            middleware: parts.formMiddleware("IssueTokenFunction", methods: ["POST"]))
    }

    package static func readUserInfo(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ReadUserInfoFunction {
        let parts = try AuthenticationParts(environment, output: output)
        return ReadUserInfoFunction(
            userInfo: UserInfo(inspection: try parts.inspection()),
            middleware: parts.formMiddleware("ReadUserInfoFunction", methods: ["GET", "POST"]))
    }

    package static func introspectToken(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> IntrospectTokenFunction {
        let parts = try AuthenticationParts(environment, output: output)
        return IntrospectTokenFunction(
            clients: try parts.clientLogin(), introspection: try parts.introspection(),
            middleware: parts.formMiddleware("IntrospectTokenFunction", methods: ["POST"]))
    }

    package static func revokeToken(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> RevokeTokenFunction {
        let parts = try AuthenticationParts(environment, output: output)
        return RevokeTokenFunction(
            clients: try parts.clientLogin(), introspection: try parts.introspection(),
            middleware: parts.formMiddleware("RevokeTokenFunction", methods: ["POST"]))
    }

    package static func manageUser(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageUserFunction {
        let parts = try AuthenticationParts(environment, output: output)
        let users = UserDirectory(
            dynamo: parts.shared.dynamo, table: try parts.table(),
            organizationTable: try parts.shared.config.value(.organizationTable),
            passwords: PasswordPolicy(charactersMin: try parts.shared.config.value(.passwordCharactersMin)),
            operatorOrganizationID: parts.settings.operatorOrganizationID)
        return ManageUserFunction(
            users: users,
            middleware: parts.shared.requestMiddleware(
                function: "ManageUserFunction", authorize: try parts.shared.authorizeCallers(.scope("users:write"))))
    }

    package static func manageClient(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageClientFunction {
        let parts = try AuthenticationParts(environment, output: output)
        let clients = ClientRegistry(
            clients: try parts.clients(),
            organizations: OrganizationRepository(
                dynamo: parts.shared.dynamo, table: try parts.shared.config.value(.organizationTable)))
        return ManageClientFunction(
            clients: clients,
            middleware: parts.shared.requestMiddleware(
                function: "ManageClientFunction",
                authorize: try parts.shared.authorizeCallers(.scope("users:write"))))
    }
}
