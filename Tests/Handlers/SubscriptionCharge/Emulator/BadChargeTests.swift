import CurlTransport
import Scenario
import SharedLayer
import Testing

/// Whatever a caller sends, over HTTP: the right problem document, nothing stored, nothing leaked.
@Suite("Bad charges, over HTTP", .timeLimit(.minutes(5)))
struct BadChargeTests {
    struct Case: Sendable {
        let name: String
        let body: String
        let status: Int
        let kind: String
        var code: String?
    }

    @Test("Each gets its problem document and leaves nothing behind")
    func refused() async throws {
        try await ChargeEmulator.with { emulator, partner in
            let network = emulator.network
            let key = try await emulator.makeKey(
                organizationID: network.plan.organizationID, scopes: ["events:read"])
            for bad in Self.cases(network) {
                let response = try await network.send(Array(bad.body.utf8))
                try Self.check(response, bad)
            }
            let large = Self.body(network, "metadata", #"{"a": "\#(String(repeating: "x", count: 1_000))"}"#)
            let padded = large + String(repeating: " ", count: 10_000_000 - large.utf8.count)
            let tooLarge = try await network.send(Array(padded.utf8))
            #expect(tooLarge.status == 413)
            let good = Self.body(network, "period", #""2026-11""#)
            let forged = try await network.send(Array(good.utf8), inPlaceOf: Array("other".utf8))
            try Self.check(
                forged, Case(name: "forged", body: good, status: 401, kind: "unauthorized"))
            #expect(try await emulator.get("c-bad", key: key).status == 404)
            #expect(try await network.contracts.get(network.reference("c-bad")) == nil)
            #expect(partner.received.isEmpty)
        }
    }

    @Test("A publisher of another organization is told that, and nothing else about the charge")
    func stranger() async throws {
        try await ChargeEmulator.with { emulator, _ in
            let network = emulator.network
            let body = Self.body(network, "organization_id", #""org-other""#)
                .replacing(SeedPlan.mPassID(.gold), with: "mpass-of-nobody")
                .replacing("}", with: #", "template": "none"}"#)
            let response = try await network.send(Array(body.utf8))
            let name = "a stranger with more to complain of"
            try Self.check(
                response,
                Case(
                    name: name, body: body, status: 400, kind: "rule-violation", code: "PUBLISHER_NOT_OF_ORGANIZATION"))
        }
    }

    private static func check(_ response: HTTPResponse, _ bad: Case) throws {
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == bad.status, "\(bad.name): \(text)")
        #expect(response.headers["Content-Type"] == "application/problem+json", "\(bad.name)")
        let problem = try JSONParser().parse(response.body)
        #expect(problem["type"]?.string?.hasSuffix(bad.kind) == true, "\(bad.name): \(text)")
        #expect(problem["instance"]?.string?.isEmpty == false, "\(bad.name)")
        if let code = bad.code { #expect(problem["codes"] == [.string(code)], "\(bad.name): \(text)") }
        for inside in ["Table", "arn:aws", "/Sources", "Swift.", "SharedLayer"] {
            #expect(!text.contains(inside), "\(bad.name): \(text)")
        }
    }

    /// A good charge of `c-bad`, one member of which is another JSON text, or missing.
    private static func body(_ network: ChargeNetwork, _ member: String, _ value: String?) -> String {
        var members = [
            "contract_id": #""c-bad""#, "amount": "10", "currency": #""USD""#,
            "mpass_id": #""\#(SeedPlan.mPassID(.gold))""#,
            "organization_id": #""\#(network.plan.organizationID)""#,
            "publisher_id": #""\#(network.plan.publisherID)""#, "period": #""2026-11""#,
        ]
        members[member] = value
        return "{" + members.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }.joined(separator: ", ")
            + "}"
    }

    private static func cases(_ network: ChargeNetwork) -> [Case] {
        let malformed: [(String, String?)] = [
            ("contract_id", nil), ("contract_id", "7"), ("contract_id", #""a#b""#), ("contract_id", #""""#),
            ("contract_id", #""\#(String(repeating: "x", count: 129))""#), ("amount", nil), ("amount", #""10""#),
            ("amount", "0"), ("amount", "-1"), ("amount", "1e30"), ("amount", "10.001"), ("amount", "1e-400"),
            ("amount", "null"), ("amount", "[10]"), ("currency", nil), ("currency", #""usd""#),
            ("currency", #""XXQ""#), ("currency", "840"), ("mpass_id", nil), ("mpass_id", "{}"),
            ("organization_id", nil), ("organization_id", "true"), ("publisher_id", nil), ("publisher_id", "[]"),
            ("period", #""2026-13""#), ("period", #""2026-02-30""#), ("period", "2026"), ("metadata", #"{"a": 1}"#),
            ("metadata", #"[]"#), ("template", "1"), ("template_version", "0"), ("template_version", "1.5"),
            ("template_version", #""1""#), ("surprise", "1"),
        ]
        let rules: [(String, String, String)] = [
            ("mpass_id", #""\#(SeedPlan.suspendedMPassID)""#, "MPASS_NOT_ACTIVE"),
            ("mpass_id", #""mpass-of-nobody""#, "MPASS_UNKNOWN"),
            ("organization_id", #""org-other""#, "PUBLISHER_NOT_OF_ORGANIZATION"),
            ("template", #""no-such-template""#, "TEMPLATE_UNKNOWN"), ("template_version", "99", "TEMPLATE_UNKNOWN"),
            ("template_version", "1", "TEMPLATE_RETIRED"),
        ]
        let good = body(network, "period", #""2026-11""#)
        let texts: [(String, String)] = [
            ("cut off", String(good.dropLast())), ("nothing", ""), ("two documents", good + good),
            ("a duplicate member", String(good.dropLast()) + #", "amount": 10}"#), ("no JSON", "<charge/>"),
        ]
        return malformed.map { member, value in
            Case(
                name: "\(member) = \(value ?? "nothing")", body: body(network, member, value), status: 400,
                kind: "invalid-request")
        }
            + rules.map { member, value, code in
                Case(
                    name: "\(member) = \(value)", body: body(network, member, value), status: 400,
                    kind: "rule-violation", code: code)
            }
            + texts.map { Case(name: $0, body: $1, status: 400, kind: "malformed-json") }
            + [
                Case(
                    name: "an unknown publisher", body: body(network, "publisher_id", #""nobody""#), status: 401,
                    kind: "unauthorized"),
                Case(name: "a list", body: "[\(good)]", status: 400, kind: "invalid-request"),
            ]
    }
}
