/// A response that a runtime has begun to stream: what its head says, and the payload as it comes.
package struct StreamedResponse: Sendable {
    /// Such as `application/octet-stream`, or `application/vnd.awslambda.http-integration-response` for a payload that
    /// begins with status and headers as JSON and eight NUL bytes.
    package let contentType: String
    package let body: StreamedBody
}
