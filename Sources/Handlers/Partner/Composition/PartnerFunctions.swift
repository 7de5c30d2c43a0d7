package import FunctionRuntime
import SharedLayer

/// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
package enum PartnerFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("ManagePartnerFunction") { try managePartner($0) }
        registry.register("ManageEndpointFunction") { try manageEndpoint($0) }
        registry.register("ManageOrganizationFunction") { try manageOrganization($0) }
        registry.register("ManageMembershipFunction") { try manageMembership($0) }
        registry.register("ManagePublisherFunction") { try managePublisher($0) }
        registry.register("ManageMPassFunction") { try manageMPass($0) }
        registry.register("ManageAPIKeyFunction") { try manageAPIKey($0) }
        registry.register("ManageCertificateFunction") { try manageCertificate($0) }
    }

    package static func managePartner(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManagePartnerFunction {
        let parts = try PartnerParts(environment, output: output)
        return ManagePartnerFunction(
            partners: try parts.partnerService(), pages: try parts.pages(),
            middleware: try parts.middleware("ManagePartnerFunction"))
    }

    package static func manageEndpoint(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageEndpointFunction {
        let parts = try PartnerParts(environment, output: output)
        let partners = try parts.partners()
        let endpoints = PartnerEndpointService(
            partnerService: try parts.partnerService(), partners: partners,
            endpoints: EndpointRepository(dynamo: partners.base.dynamo, table: partners.base.table),
            secrets: PartnerEndpointSecrets(
                parts.secrets(), environment: try parts.config.value(.environmentName)),
            policy: try parts.policy(), identifiers: parts.identifiers)
        return ManageEndpointFunction(
            endpoints: endpoints, pages: try parts.pages(), middleware: try parts.middleware("ManageEndpointFunction"))
    }

    package static func manageOrganization(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageOrganizationFunction {
        let parts = try PartnerParts(environment, output: output)
        let organizations = PartnerOrganizationService(
            organizations: try parts.organizations(), partners: try parts.partners(), identifiers: parts.identifiers)
        return ManageOrganizationFunction(
            organizations: organizations, pages: try parts.pages(),
            middleware: try parts.middleware("ManageOrganizationFunction"))
    }

    package static func manageMembership(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageMembershipFunction {
        let parts = try PartnerParts(environment, output: output)
        let organizations = try parts.organizations()
        let memberships = PartnerMembershipService(
            organizations: OrganizationAccess(organizations),
            memberships: MembershipRepository(dynamo: organizations.base.dynamo, table: organizations.base.table),
            authority: PartnerRoleAuthority(operatorOrganizationID: try parts.config.optional(.operatorOrganization)),
            identifiers: parts.identifiers)
        return ManageMembershipFunction(
            memberships: memberships, pages: try parts.pages(),
            middleware: try parts.middleware("ManageMembershipFunction"))
    }

    package static func managePublisher(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManagePublisherFunction {
        let parts = try PartnerParts(environment, output: output)
        return ManagePublisherFunction(
            publishers: try parts.publisherService(), pages: try parts.pages(),
            middleware: try parts.middleware("ManagePublisherFunction"))
    }

    package static func manageMPass(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageMPassFunction {
        let parts = try PartnerParts(environment, output: output)
        let mPasses = PartnerMPassService(
            organizations: try parts.access(),
            mPasses: MPassRepository(dynamo: parts.parts.dynamo, table: try parts.config.value(.mPassTable)),
            identifiers: parts.identifiers)
        return ManageMPassFunction(
            mPasses: mPasses, pages: try parts.pages(), middleware: try parts.middleware("ManageMPassFunction"))
    }

    package static func manageAPIKey(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageAPIKeyFunction {
        let parts = try PartnerParts(environment, output: output)
        let organizations = try parts.organizations()
        let (daysMax, overlapSeconds) = try parts.config.values(.apiKeyDaysMax, .apiKeyOverlapSeconds)
        let keys = PartnerAPIKeyService(
            organizations: OrganizationAccess(organizations),
            keys: APIKeyRepository(dynamo: organizations.base.dynamo, table: organizations.base.table),
            limits: APIKeyLimits(validDaysMax: daysMax, overlapSecondsDefault: overlapSeconds),
            identifiers: parts.identifiers)
        return ManageAPIKeyFunction(
            keys: keys, idempotency: try parts.idempotency(), pages: try parts.pages(),
            middleware: try parts.middleware("ManageAPIKeyFunction", keepsAnswers: false))
    }

    package static func manageCertificate(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ManageCertificateFunction {
        let parts = try PartnerParts(environment, output: output)
        let certificates = CertificateRepository(
            dynamo: parts.parts.dynamo, table: try parts.config.value(.certificateTable))
        let service = PartnerCertificateService(
            organizations: try parts.access(), publishers: try parts.publisherService(), certificates: certificates,
            checks: try certificateChecks(parts.parts, certificates))
        return ManageCertificateFunction(
            certificates: service, pages: try parts.pages(),
            middleware: try parts.middleware("ManageCertificateFunction"))
    }

    private static func certificateChecks(
        _ parts: FunctionParts, _ certificates: CertificateRepository
    ) throws -> PartnerCertificateValidator {
        let trust = try parts.config.optional(.certificateAuthoritiesParameter).map { name in
            ParameterTrustSource(ParameterStoreSource(configuration: parts.aws, http: parts.http), name: name)
        }
        return PartnerCertificateValidator(
            service: CertificateService(
                parts.surroundings, source: SignerCertificates(certificates), trust: trust),
            checksAuthorities: trust != nil)
    }
}
