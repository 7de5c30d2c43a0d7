import FunctionRuntime
import SharedLayer

/// What the module's functions are made of, from one environment.
struct PartnerParts {
    let parts: FunctionParts
    let identifiers = IdentifierGenerator()

    private static let service = "partner"

    init(_ environment: [String: String], output: any LogOutput) throws {
        parts = try FunctionParts(environment, service: Self.service, output: output)
    }

    var config: EnvConfig { parts.config }

    func organizations() throws(ConfigError) -> OrganizationRepository {
        OrganizationRepository(dynamo: parts.dynamo, table: try config.value(.organizationTable))
    }

    func access() throws(ConfigError) -> OrganizationAccess { OrganizationAccess(try organizations()) }

    func partners() throws(ConfigError) -> PartnerRepository {
        PartnerRepository(dynamo: parts.dynamo, table: try config.value(.partnerTable))
    }

    func secrets() -> SecretsSource { SecretsSource(configuration: parts.aws, http: parts.http) }

    func policy() throws -> AddressPolicy {
        try AddressPolicy(insideAddressesAllowed: config.value(.partnerInsideAddressesAllowed))
    }

    func pages() throws(ConfigError) -> PartnerPages {
        PartnerPages(parts.pageTokens(secretID: try config.value(.cursorSecretID)))
    }

    func idempotency() throws(ConfigError) -> Idempotency {
        Idempotency(parts.surroundings, dynamo: parts.dynamo, table: try config.value(.idempotencyTable))
    }

    func partnerService() throws -> PartnerService {
        PartnerService(
            partners: try partners(), organizations: try organizations(),
            keys: EndpointKeyWriter(secrets(), environment: try config.value(.environmentName)), policy: try policy(),
            identifiers: identifiers)
    }

    func publisherService() throws(ConfigError) -> PartnerPublisherService {
        PartnerPublisherService(
            organizations: try access(),
            publishers: PublisherRepository(dynamo: parts.dynamo, table: try config.value(.publisherTable)),
            identifiers: identifiers)
    }

    /// - Parameter keepsAnswers: whether repeats of a POST get the first one's answer, as it was kept.
    func middleware(_ function: String, keepsAnswers: Bool = true) throws(ConfigError) -> RequestMiddleware {
        var step: IdempotencyStep?
        if keepsAnswers {
            step = IdempotencyStep(try idempotency(), key: .header(isRequired: false), methods: ["POST"])
        }
        return parts.requestMiddleware(
            function: function,
            authorize: try parts.authorizeCallers(.anyScope([PartnerCall.readScope, PartnerCall.writeScope])),
            idempotency: step)
    }
}
