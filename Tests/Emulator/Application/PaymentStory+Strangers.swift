import CurlTransport
import Scenario
import SharedLayer
import Testing

extension PaymentStory {
    /// A publisher of another organization who guesses names is answered alike whether they are taken or not; and the key of a
    /// request belongs to it, in every pipeline.
    func expectNothingForStrangers() async throws {
        for (path, name, taken, more) in [
            (
                "subscription_charges", "contract_id", "c-2",
                #""amount":1,"currency":"USD","mpass_id":"mpass-gold-1""#
            ),
            (
                "disputes", "dispute_id", "d-1",
                #""contract_id":"c-1","transaction_id":"t-1","reason":"DUPLICATE","amount":1,"currency":"USD""#
            ),
            (
                "settlements", "settlement_id", "s-1",
                #""partner_id":"partner-demo","currency":"USD","period_start":"2026-11-01T00:00:00.000Z","#
                    + #""period_end":"2026-11-02T00:00:00.000Z""#
            ),
            (
                "reconciliations", "reconciliation_id", "r-1",
                #""period":{"start":"2026-11-01","end":"2026-11-02"},"records":[]"#
            ),
        ] {
            func body(_ identifier: String, by publisherID: String) -> String {
                """
                {"\(name)":"\(identifier)","organization_id":"\(organizationID)","publisher_id":"\(publisherID)",\(more)}
                """
            }
            let reused = try await submit(body("free", by: network.plan.publisherID), to: path, key: taken)
            #expect(reused.status == 422, "\(path): \(String(decoding: reused.body, as: UTF8.self))")
            for identifier in [taken, "free"] {
                let body = body(identifier, by: network.seed.other.publisherID)
                let answer = try await network.send(
                    Array(body.utf8), to: "/api/v1/events/\(path)", by: .otherPublisher)
                let text = String(decoding: answer.body, as: UTF8.self)
                #expect(answer.status == 400, "\(path) \(identifier): \(text)")
                let codes = try JSONParser().parse(answer.body)["codes"]?.array?.compactMap(\.string)
                #expect(codes == ["PUBLISHER_NOT_OF_ORGANIZATION"], "\(path) \(identifier): \(text)")
            }
        }
    }
}
