extension PipelineTexts {
    /// Composition.
    static let functions = #"""
        package import FunctionRuntime
        import SharedLayer

        /// The stack's functions by their names in the template. Each factory builds what its own function needs, no more.
        package enum <Name>Functions {
            package static func register(in registry: inout FunctionRegistry) {
                registry.register("Validate<Name>Function") { try validate($0) }
            }

            package static func validate(
                _ environment: [String: String], output: any LogOutput = LogStream.standardOutput
            ) throws -> Validate<Name>Function {
                let parts = try FunctionParts(environment, service: "<snake>", output: output)
                let (organizations, publishers) = try parts.config.values(.organizationTable, .publisherTable)
                let (certificates, audience) = try parts.config.values(.certificateTable, .signatureAudience)
                let service = <Name>Service(
                    schema: <Name>RequestSchema.validator,
                    signatures: parts.submissionVerifier(certificateTable: certificates, audience: audience),
                    organizations: OrganizationRepository(dynamo: parts.dynamo, table: organizations),
                    publishers: PublisherRepository(dynamo: parts.dynamo, table: publishers))
                let middleware = parts.requestMiddleware(
                    function: "Validate<Name>Function", bodyBytesMax: <Name>Request.bytesMax)
                return Validate<Name>Function(service: service, middleware: middleware)
            }
        }

        """#
}
