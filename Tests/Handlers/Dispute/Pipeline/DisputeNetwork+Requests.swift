import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

extension DisputeNetwork {
    struct Answer: Sendable {
        let status: Int
        let body: JSONValue
        let headers: HTTPHeaders

        subscript(name: String) -> String? { body[name]?.string }
        /// Texts or an empty list.
        func list(_ name: String) -> [String] { (body[name]?.array ?? []).compactMap(\.string) }
    }

    private func execute(_ request: HTTPRequest) async throws -> Answer {
        let response = try await http.execute(request)
        let body = (try? JSONParser().parse(response.body)) ?? .null
        return Answer(status: response.status, body: body, headers: response.headers)
    }

    /// Signs a body as a publisher does, and sends it.
    func submit(
        _ body: [UInt8], to path: String = DisputeNetwork.path, signedBy key: PublisherKey? = nil,
        signature: String? = nil, audience: String = "moneta-core-dev", at moment: Timestamp = .now()
    ) async throws -> Answer {
        let url = emulator.apiURL + path
        let made = try signature ?? sign(body, for: url, with: key, audience: audience, at: moment)
        var headers: HTTPHeaders = ["Content-Type": "application/json"]
        if !made.isEmpty { headers["X-JWS-Signature"] = made }
        return try await execute(HTTPRequest(.post, url, headers: headers, body: body))
    }

    func sign(
        _ body: [UInt8], for url: String, with key: PublisherKey? = nil, audience: String = "moneta-core-dev",
        at moment: Timestamp = .now()
    ) throws -> String {
        try ChargeSigner(key: key ?? self.key, audience: audience, now: { moment }).signature(of: body, url: url)
    }

    func submit(
        _ document: JSONValue, to path: String = DisputeNetwork.path, signedBy key: PublisherKey? = nil
    ) async throws -> Answer {
        try await submit(document.bytes, to: path, signedBy: key)
    }

    func get(_ disputeID: String, as caller: Caller?, query: String = "") async throws -> Answer {
        var headers: HTTPHeaders = [:]
        headers["X-API-Key"] = caller?.rawValue
        return try await execute(
            HTTPRequest(.get, "\(emulator.apiURL)\(Self.path)/\(disputeID)\(query)", headers: headers))
    }

    func decide(
        _ disputeID: String, _ body: String, as caller: Caller? = .reviewer, key: String? = UUID().uuidString,
        query: String = ""
    ) async throws -> Answer {
        var headers: HTTPHeaders = ["Content-Type": "application/json"]
        headers["X-API-Key"] = caller?.rawValue
        headers["Idempotency-Key"] = key
        return try await execute(
            HTTPRequest(
                .post, "\(emulator.apiURL)\(Self.path)/\(disputeID)/decisions\(query)", headers: headers,
                body: Array(body.utf8)))
    }

    /// The body of a dispute about the charge of `contractID`.
    func dispute(
        _ disputeID: String, about contractID: String, _ changes: (inout JSONObject) -> Void = { _ in }
    ) -> JSONValue {
        DisputeSamples.document { members in
            members["dispute_id"] = .string(disputeID)
            members["organization_id"] = .string(plan.organizationID)
            members["publisher_id"] = .string(plan.publisherID)
            members["contract_id"] = .string(contractID)
            members["transaction_id"] = .string("t-\(contractID)")
            changes(&members)
        }
    }

    func evidence(_ changes: (inout JSONObject) -> Void = { _ in }) -> JSONValue {
        var members = DisputeSamples.evidence().object ?? JSONObject()
        members["organization_id"] = .string(plan.organizationID)
        members["publisher_id"] = .string(plan.publisherID)
        changes(&members)
        return .object(members)
    }

    var withdrawal: JSONValue {
        ["organization_id": .string(plan.organizationID), "publisher_id": .string(plan.publisherID), "note": "settled"]
    }
}
