import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer

/// What each endpoint is sent that must be refused, on a seeded network.
struct EveryEndpoint: Sendable {
    let network: ChargeNetwork
    /// Of the first organization, with a scope that opens nothing.
    let keyWithoutScope: String

    func refusals(of endpoint: DocumentedEndpoint) throws -> [RefusedRequest] {
        try credentials(of: endpoint) + bodies(of: endpoint) + [method(endpoint)]
    }

    private func credentials(of endpoint: DocumentedEndpoint) throws -> [RefusedRequest] {
        if endpoint.isSigned {
            return [
                refusal("no signature", endpoint, [401], own, headers: [:]),
                refusal("no JWS", endpoint, [401], own, headers: ["X-JWS-Signature": "e30..AAAA"]),
            ]
        }
        guard endpoint.takesAPIKey else { return [] }
        return [
            refusal("no API key", endpoint, [401], own, headers: [:]),
            refusal("an unknown API key", endpoint, [401], own, headers: ["X-API-Key": "mk_nobody-has-this-key"]),
            refusal("a key without the scope", endpoint, [403], own, headers: ["X-API-Key": keyWithoutScope]),
        ]
    }

    /// The same endpoint of what is another organization's, and of what nobody's is: nobody can tell the one from the other.
    func strangers(to endpoint: DocumentedEndpoint) -> (theirs: RefusedRequest, nobodys: RefusedRequest)? {
        guard endpoint.takesAPIKey else { return nil }
        let namesOwner = endpoint.query.contains("organization_id")
        guard namesOwner || endpoint.path.contains("{organizationId}") || endpoint.path.contains("{partnerId}") else {
            return nil
        }
        let headers: HTTPHeaders = ["X-API-Key": network.organizationKey]
        let query = namesOwner ? "?organization_id=\(Self.nobody)" : ""
        let other = network.seed.other
        let theirs = [
            "organizationId": other.organizationID, "publisherId": other.publisherID, "partnerId": other.partnerID,
        ]
        return (
            refusal(
                "another organization's", endpoint, [404], theirs, headers: headers,
                query: query.replacing(Self.nobody, with: other.organizationID)),
            refusal(
                "nobody's", endpoint, [404],
                ["organizationId": Self.nobody, "partnerId": Self.nobody, "publisherId": Self.nobody],
                headers: headers, query: query)
        )
    }

    private func bodies(of endpoint: DocumentedEndpoint) throws -> [RefusedRequest] {
        guard let body = endpoint.body else { return [] }
        var large = body.example
        large.append(contentsOf: repeatElement(UInt8(ascii: " "), count: Self.largeBytes - large.count))
        var refusals = [
            try opened("a body of 10 MB", endpoint, [413], large, type: body.type),
            try opened("text/plain", endpoint, [415, 400], body.example, type: "text/plain"),
        ]
        if endpoint.takesJSON {
            refusals.append(try opened("half an object", endpoint, [400], Array(#"{"name": "#.utf8), type: body.type))
            refusals.append(try opened("no UTF-8", endpoint, [400], [0x22, 0xFF, 0x22], type: body.type))
            refusals.append(
                try opened(
                    "much too deep", endpoint, [400], Array(String(repeating: "[", count: 10_000).utf8),
                    type: body.type))
        }
        return refusals
    }

    private func method(_ endpoint: DocumentedEndpoint) -> RefusedRequest {
        let methods: [HTTPRequest.Method] = [.put, .delete, .patch]
        let other = methods.first { !endpoint.siblings.contains($0.rawValue) } ?? .head
        let url = network.apiURL + endpoint.path(own)
        return RefusedRequest(
            name: "\(other.rawValue) \(endpoint.path)",
            request: HTTPRequest(other, url, headers: ["X-API-Key": network.operatorKey]), statuses: [404, 405],
            types: endpoint.failureTypes)
    }

    /// With whatever opens the endpoint.
    private func opened(
        _ name: String, _ endpoint: DocumentedEndpoint, _ statuses: Set<Int>, _ body: [UInt8], type: String
    ) throws -> RefusedRequest {
        var headers: HTTPHeaders = ["X-API-Key": network.operatorKey]
        if endpoint.isSigned {
            headers["X-JWS-Signature"] = try network.signature(of: body, for: endpoint.path(own))
        }
        return refusal(name, endpoint, statuses, own, headers: headers, body: (type, body))
    }

    private func refusal(
        _ name: String, _ endpoint: DocumentedEndpoint, _ statuses: Set<Int>, _ values: [String: String],
        headers: HTTPHeaders, query: String = "", body: (type: String, bytes: [UInt8])? = nil
    ) -> RefusedRequest {
        let url = network.apiURL + endpoint.path(values) + query
        var request = HTTPRequest(endpoint.method, url, headers: headers)
        if endpoint.method == .post { request.headers["Idempotency-Key"] = #""\#(UUID().uuidString)""# }
        if let body = body ?? endpoint.body.map({ (type: $0.type, bytes: $0.example) }) {
            request.headers["Content-Type"] = body.type
            request.body = body.bytes
        }
        return RefusedRequest(
            name: "\(endpoint), \(name)", request: request, statuses: statuses, types: endpoint.failureTypes)
    }

    private var own: [String: String] {
        let plan = network.plan
        return [
            "organizationId": plan.organizationID, "publisherId": plan.publisherID, "partnerId": plan.partnerID,
            "mpassId": SeedPlan.mPassID(.gold),
        ]
    }

    /// An identifier that is well-formed and nobody's.
    static let nobody = "nobody-at-all"
    private static let largeBytes = 10_000_000
}
