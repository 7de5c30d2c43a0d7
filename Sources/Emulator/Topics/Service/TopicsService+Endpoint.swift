package import Wire

/// What comes to the endpoint without a form of the query protocol: links in messages, and the signing certificate.
extension TopicsService {
    private static let linkedOperations: Set<String> = ["ConfirmSubscription", "Unsubscribe"]

    package func accepts(_ request: ServiceRequest) -> Bool {
        acceptsQuery(request) || isCertificate(request) || isLink(request)
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        guard isCertificate(request) else { return await respondToQuery(request) }
        guard let identity = try? await signing.identity(), identity.certificatePath == request.path else {
            return ServiceResponse(status: 404)
        }
        return ServiceResponse(
            headers: ["content-type": "application/x-pem-file"], body: Array(identity.certificatePEM.utf8))
    }

    private func isCertificate(_ request: ServiceRequest) -> Bool {
        request.method == "GET" && request.path.hasPrefix(SigningIdentity.pathPrefix)
    }

    /// A `SubscribeURL` or `UnsubscribeURL`, which names no version.
    private func isLink(_ request: ServiceRequest) -> Bool {
        guard request.method == "GET", request.path == "/" else { return false }
        let names = Dictionary(request.query.map { ($0.name, $0.value) }) { _, last in last }
        return names["Version"] == nil && Self.linkedOperations.contains(names["Action"] ?? "")
    }
}
