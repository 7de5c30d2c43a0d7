extension PipelineTexts {
    /// What callers are told of errors.
    static let problem = #"""
        package import SharedLayer

        /// The errors' own texts, with the precise reason, go to the log.
        extension <Name>Error: ProblemConvertible {
            /// What a caller is told. Of a signature that does not count, nothing but that.
            package var problem: Problem {
                switch code {
                case .malformedRequest:
                    .badRequest(detail: message, errors: issues)
                case .unauthorized:
                    .unauthorized(
                        detail: "The header X-JWS-Signature has no signature of the publisher that counts for this request.")
                case .ruleViolation:
                    .badRequest(
                        detail: "The request breaks \(issues.count == 1 ? "a rule" : "\(issues.count) rules").",
                        kind: "rule-violation", title: "The request is not allowed", errors: issues,
                        extensions: JSONObject([("codes", .array(issues.compactMap(\.code).map(JSONValue.string)))]))
                }
            }
        }

        """#
}
