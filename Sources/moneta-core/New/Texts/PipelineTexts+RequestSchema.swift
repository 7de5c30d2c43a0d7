extension PipelineTexts {
    /// The request's schema in code.
    static let requestSchema = ##"""
        package import SharedLayer

        /// The published JSON Schema of a <words>.
        ///
        /// In code because a function is one static file, and as `docs/schemas/<snake>_request.schema.json` for publishers: a test
        /// keeps the two equal, byte for byte.
        package enum <Name>RequestSchema {
            /// The schema, compiled at its first use.
            package static func validator() throws -> InputValidator { try compiled.get() }

            private static let compiled = Result { try InputValidator(schema: JSONParser().parse(Array(text.utf8))) }

            package static let text = #"""
        <schema>
                """#
        }

        """##
}
