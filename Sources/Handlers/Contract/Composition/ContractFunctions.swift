package import FunctionRuntime
import SharedLayer

/// The stack's functions, each made of one environment. Nothing connects before its first use.
package enum ContractFunctions {
    package static func register(in registry: inout FunctionRegistry) {
        registry.register("SearchContractsFunction") { try searchContracts($0) }
        registry.register("ReadContractFunction") { try readContract($0) }
        registry.register("ExportContractEvidenceFunction") { try exportContractEvidence($0) }
        registry.register("VerifyContractFunction") { try verifyContract($0) }
    }

    package static func searchContracts(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> SearchContractsFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return SearchContractsFunction(
            contracts: try reader(parts), middleware: try middleware(parts, "SearchContractsFunction"))
    }

    package static func readContract(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ReadContractFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return ReadContractFunction(
            contracts: try reader(parts), middleware: try middleware(parts, "ReadContractFunction"))
    }

    package static func exportContractEvidence(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> ExportContractEvidenceFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return ExportContractEvidenceFunction(
            evidence: try evidence(parts), middleware: try middleware(parts, "ExportContractEvidenceFunction"))
    }

    package static func verifyContract(
        _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
    ) throws -> VerifyContractFunction {
        let parts = try FunctionParts(environment, service: service, output: output)
        return VerifyContractFunction(
            evidence: try evidence(parts), middleware: try middleware(parts, "VerifyContractFunction"))
    }

    private static let service = "contract"

    private static func reader(_ parts: FunctionParts) throws(ConfigError) -> ContractReader {
        let identifiers = IdentifierGenerator()
        let (table, secretID) = try parts.config.values(.subscriptionTable, .pageTokenSecret)
        return ContractReader(
            contracts: ContractRepository(dynamo: parts.dynamo, table: table, makeToken: { identifiers.uuid() }),
            tokens: parts.pageTokens(secretID: secretID))
    }

    private static func evidence(_ parts: FunctionParts) throws(ConfigError) -> ContractEvidenceService {
        let (certificates, keyID) = try parts.config.values(.certificateTable, .signingKeyID)
        return ContractEvidenceService(
            contracts: try reader(parts),
            certificates: CertificateRepository(dynamo: parts.dynamo, table: certificates),
            keys: KMSKeyStore(configuration: parts.aws, http: parts.http), seals: parts.documentSigner(keyID: keyID),
            sealKeyID: keyID)
    }

    private static func middleware(
        _ parts: FunctionParts, _ function: String
    ) throws(ConfigError) -> RequestMiddleware {
        parts.requestMiddleware(
            function: function, methods: ["GET"], authorize: try parts.authorizeCallers(.scope("contracts:read")))
    }
}
