import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

extension SettlementNetwork {
    /// The body of a settlement of everything until now.
    func body(
        _ id: String, currency: String = "USD", start: Timestamp? = nil, end: Timestamp = .now()
    ) -> String {
        """
        {"settlement_id": "\(id)", "organization_id": "\(plan.organizationID)", "publisher_id": "\(plan.publisherID)", \
        "partner_id": "\(plan.partnerID)", "currency": "\(currency)", \
        "period_start": "\((start ?? end.adding(seconds: -86_400)).text)", "period_end": "\(end.text)"}
        """
    }

    struct Answer: Sendable {
        let status: Int
        let contentType: String?
        let body: JSONValue
        let text: String
    }

    /// Signs a body and sends it.
    ///
    /// - Parameters:
    ///   - key: the publisher's own, if nil.
    ///   - signature: in place of one that is made.
    func post(
        _ body: String, key: PublisherKey? = nil, signature: String? = nil, signed: String? = nil,
        at now: Timestamp = .now()
    ) async throws -> Answer {
        let url = emulator.apiURL + Self.path
        let made = try ChargeSigner(key: key ?? self.key, audience: "moneta-core-dev", now: { now }).signature(
            of: Array((signed ?? body).utf8), url: url)
        return try answer(
            await http.execute(
                HTTPRequest(
                    .post, url,
                    headers: ["Content-Type": "application/json", "X-JWS-Signature": signature ?? made],
                    body: Array(body.utf8))))
    }

    func get(_ path: String, key: String? = SettlementNetwork.readKey) async throws -> Answer {
        var request = HTTPRequest(.get, "\(emulator.apiURL)\(Self.path)/\(path)")
        if let key { request.headers["X-API-Key"] = key }
        return try answer(await http.execute(request))
    }

    private func answer(_ response: HTTPResponse) throws -> Answer {
        Answer(
            status: response.status, contentType: response.headers["Content-Type"],
            body: (try? JSONParser().parse(response.body)) ?? .null,
            text: String(decoding: response.body, as: UTF8.self))
    }

    func advance(_ span: String) async throws {
        let response = try await http.execute(
            HTTPRequest(
                .post, "\(emulator.servicesURL)/_moneta/clock/advance", headers: ["Content-Type": "application/json"],
                body: Array(#"{"duration":"\#(span)"}"#.utf8),
                limits: HTTPRequest.Limits(connectTimeoutMilliseconds: 1_000, totalTimeoutMilliseconds: 300_000)))
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
    }
}
