extension PipelineTexts {
    /// What the function reads.
    static let request = #"""
        package import SharedLayer

        /// A <words> as a publisher sends it, after its shape was checked (see `<Name>RequestSchema`).
        package struct <Name>Request: Sendable, Equatable, Decodable {
            package let id: String
            package let organizationID: String
            package let publisherID: String

            /// The most bytes of a request body; more is answered with 413.
            package static let bytesMax = 64 << 10

            /// Throws `malformedRequest` with every issue that was found.
            package init(document: JSONValue, schema: InputValidator) throws(<Name>Error) {
                let issues = schema.validate(document)
                guard issues.isEmpty else {
                    throw <Name>Error(.malformedRequest, "The body does not match the schema.", issues: issues)
                }
                do {
                    self = try JSONValueDecoder().decode(<Name>Request.self, from: document)
                } catch {
                    throw <Name>Error(.malformedRequest, "The body cannot be read.", cause: error)
                }
            }

            package enum CodingKeys: String, CodingKey {
                case id = "<snake>_id"
                case organizationID = "organization_id"
                case publisherID = "publisher_id"
            }
        }

        """#
}
