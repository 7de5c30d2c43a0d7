/// Lets the resource's methods through, answers OPTIONS, and refuses the others with 405.
///
/// HEAD comes to the handler wherever GET does; its reply goes out without a body (RFC 9110 section 9.3.2). OPTIONS is
/// answered with 204 and `allow`, unless it is among the methods: a gateway with CORS answers preflights itself.
package struct MethodStep: RequestStep {
    private let taken: Set<String>
    private let allowed: [String]

    /// - Parameter methods: in upper case.
    package init(_ methods: Set<String>) {
        taken = methods.contains("GET") ? methods.union(["HEAD"]) : methods
        allowed = taken.union(["OPTIONS"]).sorted()
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        if taken.contains(request.method) { return try await next(request) }
        let headers = ["allow": allowed.joined(separator: ", ")]
        if request.method == "OPTIONS" { return LambdaReply(status: 204, headers: headers) }
        throw Problem.methodNotAllowed(allowed: allowed)
    }
}
