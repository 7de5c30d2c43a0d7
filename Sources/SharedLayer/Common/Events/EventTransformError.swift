/// Why an event is not what it should be.
package struct EventTransformError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// Where the JSON text is wrong, for `malformedJSON`.
    package let jsonError: JSONError?
    /// What is wrong with the document, for `wrongShape`.
    package let issue: ValidationIssue?

    package init(
        _ code: Code, _ message: String, jsonError: JSONError? = nil, issue: ValidationIssue? = nil
    ) {
        self.code = code
        self.message = message
        self.jsonError = jsonError
        self.issue = issue
    }

    package enum Code: String, Sendable {
        case missingBody
        case bodyTooLarge
        case invalidBase64
        case malformedJSON
        case wrongShape
        /// A payload that is to be sent cannot be written as JSON or as an item.
        case notEncodable
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
