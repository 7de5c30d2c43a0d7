extension PipelineTexts {
    /// What the function answers.
    static let response = #"""
        /// The answer to an accepted <words>.
        package struct <Name>Response: Sendable, Equatable, Encodable {
            package let id: String
            package let status = "VALIDATED"

            package init(id: String) {
                self.id = id
            }

            package enum CodingKeys: String, CodingKey {
                case id = "<snake>_id"
                case status
            }
        }

        """#
}
