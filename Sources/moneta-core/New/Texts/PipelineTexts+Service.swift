extension PipelineTexts {
    /// The pipeline's service.
    static let service = #"""
        package import SharedLayer

        /// Accepts each <words>: shape, signature, rules.
        package struct <Name>Service: Sendable {
            private let schema: @Sendable () throws -> InputValidator
            private let signatures: SubmissionVerifier
            private let organizations: OrganizationRepository
            private let publishers: PublisherRepository

            package init(
                schema: @escaping @Sendable () throws -> InputValidator, signatures: SubmissionVerifier,
                organizations: OrganizationRepository, publishers: PublisherRepository
            ) {
                self.schema = schema
                self.signatures = signatures
                self.organizations = organizations
                self.publishers = publishers
            }

            /// Throws a `<Name>Error` (`malformedRequest`, `unauthorized`, `ruleViolation`), a `RepositoryError`, a `CertificateError`.
            package func accept(_ submission: SignedSubmission) async throws -> <Name>Response {
                let request = try <Name>Request(document: submission.document, schema: schema())
                do {
                    _ = try await signatures.verify(submission, signerID: request.publisherID)
                } catch let error as SubmissionError {
                    throw <Name>Error(.unauthorized, error.message, cause: error.cause)
                }
                async let organization = organizations.get(request.organizationID)
                async let publisher = publishers.get(request.publisherID)
                let violations = <Name>Rules.violations(
                    of: request, organization: try await organization, publisher: try await publisher)
                guard violations.isEmpty else {
                    throw <Name>Error(.ruleViolation, "The request breaks rules.", issues: violations)
                }
                return <Name>Response(id: request.id)
            }
        }

        """#
}
