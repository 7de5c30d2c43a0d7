import SharedLayer

/// What several of the stack's functions are made of.
extension DisputeFunctions {
    static func disputes(_ parts: FunctionParts) throws(ConfigError) -> DisputeRepository {
        let identifiers = IdentifierGenerator()
        return DisputeRepository(
            dynamo: parts.dynamo, table: try parts.config.value(.disputeTable), makeToken: { identifiers.uuid() })
    }

    /// - Parameter tells: whether it has events for the other domains.
    static func outbox(
        _ parts: FunctionParts, _ destinations: KeyValuePairs<OutboxDestination, ConfigKey<String>>,
        tells: Bool = false
    ) throws(ConfigError) -> Outbox {
        try parts.outbox(
            table: try parts.config.value(.disputeTable), destinations, eventSource: tells ? "moneta.dispute" : nil)
    }

    static func signatures(_ parts: FunctionParts) throws(ConfigError) -> SubmissionVerifier {
        let (certificates, audience) = try parts.config.values(.certificateTable, .signatureAudience)
        return parts.submissionVerifier(certificateTable: certificates, audience: audience)
    }

    static func signatureUses(_ parts: FunctionParts) throws(ConfigError) -> DisputeSignatureUses {
        DisputeSignatureUses(dynamo: parts.dynamo, table: try parts.config.value(.disputeTable))
    }

    static func parties(_ parts: FunctionParts) throws(ConfigError) -> DisputePartiesReader {
        let (organizations, publishers) = try parts.config.values(.organizationTable, .publisherTable)
        return DisputePartiesReader(
            organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
            publishers: PublisherRepository(dynamo: parts.dynamo, table: publishers))
    }

    static func evidenceBucket(_ parts: FunctionParts) throws(ConfigError) -> DisputeEvidenceBucket {
        DisputeEvidenceBucket(
            bucket: try parts.config.value(.evidenceBucket), configuration: parts.aws, http: parts.http)
    }
}
