/// The strong validator of a record's version, for `ETag` and `If-Match` (RFC 9110 sections 8.8.3 and 13.1.1).
package struct EntityTag: Sendable, Hashable {
    package let version: Int

    package init(version: Int) {
        self.version = version
    }

    /// With its quotes.
    package var text: String { "\"\(version)\"" }

    /// Throws a `Problem` with 412 when the request has an `If-Match` that does not name this version. A request without one
    /// passes; weak tags never match (strong comparison).
    package func check(_ request: LambdaRequest) throws(Problem) {
        guard let field = request.header("if-match") else { return }
        let tags = field.split(separator: ",").map { tag in
            String(tag.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard !tags.contains("*"), !tags.contains(text) else { return }
        throw .preconditionFailed(detail: "The resource is at version \(version). Read it again, then decide anew.")
    }
}
