/// An error as its caller sees it: a problem document (RFC 9457).
///
/// Thrown anywhere below a handler, it becomes the response. It says nothing that only the log should know.
package struct Problem: Error, Sendable, Equatable {
    /// The last part of the type's URI, such as `invalid-signature`: what callers and the error catalogue switch on.
    ///
    /// Of a problem that another service made: its type's whole URI.
    package let kind: String
    package let title: String
    package let status: Int
    package var detail: String?
    /// Which occurrence: the request's id, as a URI.
    package var instance: String?
    /// What is wrong with the document, one by one.
    package var errors: [ValidationIssue]
    /// Further members, in their order. The standard's own names and `errors` are not overridden.
    package var extensions: JSONObject
    /// Seconds after which to try again, for the header `Retry-After`.
    package var retryAfterSeconds: Int?

    package static let typePrefix = "urn:moneta:problem:"
    package static let contentType = "application/problem+json"

    package init(
        kind: String, title: String, status: Int, detail: String? = nil, instance: String? = nil,
        errors: [ValidationIssue] = [], extensions: JSONObject = JSONObject(), retryAfterSeconds: Int? = nil
    ) {
        self.kind = kind
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.errors = errors
        self.extensions = extensions
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// The type's URI, such as `urn:moneta:problem:invalid-signature`.
    package var type: String { kind.utf8.contains { ":/".utf8.contains($0) } ? kind : Self.typePrefix + kind }
}
