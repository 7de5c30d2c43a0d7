import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Subscription charge request")
struct SubscriptionChargeRequestTests {
    private let schema: InputValidator

    init() throws {
        schema = try SubscriptionChargeRequestSchema.compile()
    }

    @Test("reads every member of a whole request")
    func reads() throws {
        let body = Sample.body {
            $0["amount"] = JSONNumber("49.90").map(JSONValue.number)
            $0["period"] = "2026-11"
            $0["metadata"] = ["invoice": "2026/11-0042"]
        }
        let request = try SubscriptionChargeRequest(body: body, schema: schema)
        #expect(request.contractID == "c-1")
        #expect(request.organizationID == "org-1")
        #expect(request.publisherID == "pub-1")
        #expect(request.mPassID == "mp-1")
        #expect(request.amountText == "49.90")
        #expect(request.money.minorUnits == 4_990)
        #expect(request.period == "2026-11")
        #expect(request.metadata == ["invoice": "2026/11-0042"])
    }

    @Test(
        "names the member that is wrong",
        arguments: [
            ("amount", JSONValue.string("50"), "/amount"), ("amount", 0, "/amount"), ("amount", -1, "/amount"),
            ("amount", .number("1e30".number), "/amount"), ("amount", .number("0.001".number), "/amount"),
            ("currency", "usd", "/currency"), ("currency", "ZZZ", "/currency"), ("mpass_id", "", "/mpass_id"),
            ("contract_id", "a#b", "/contract_id"), ("organization_id", nil, "/organization_id"),
            ("publisher_id", 7, "/publisher_id"), ("period", "2026-13", "/period"),
            ("period", "2026-02-29", "/period"), ("period", "2026-11-31", "/period"),
            ("metadata", .object(JSONObject([("a", 1)])), "/metadata/a"),
        ])
    func names(member: String, value: JSONValue, pointer: String) throws {
        let error = #expect(throws: SubscriptionChargeError.self) {
            try SubscriptionChargeRequest(body: Sample.body { $0[member] = value }, schema: schema)
        }
        #expect(error?.code == .malformedRequest)
        #expect(error?.issues.contains { $0.instancePath == pointer } == true)
    }

    @Test("refuses members that the schema does not know")
    func unknown() throws {
        let error = #expect(throws: SubscriptionChargeError.self) {
            try SubscriptionChargeRequest(body: Sample.body { $0["tip"] = 1 }, schema: schema)
        }
        #expect(error?.code == .malformedRequest)
        #expect(error?.issues.isEmpty == false)
    }

    @Test(
        "refuses a body without a member that is required",
        arguments: ["contract_id", "amount", "currency", "mpass_id", "organization_id", "publisher_id"])
    func missing(member: String) throws {
        let error = #expect(throws: SubscriptionChargeError.self) {
            try SubscriptionChargeRequest(body: Sample.body { $0[member] = nil }, schema: schema)
        }
        #expect(error?.code == .malformedRequest)
    }

    @Test(
        "refuses what is no strict JSON",
        arguments: ["", "{", "{\"amount\": 1, \"amount\": 2}", "{\"a\": \"\\ud800\"}", "{} {}", "{\"a\": 01}"])
    func malformed(text: String) throws {
        let error = #expect(throws: SubscriptionChargeError.self) {
            try SubscriptionChargeRequest(body: Array(text.utf8), schema: schema)
        }
        #expect(error?.code == .malformedJSON)
    }

    @Test("refuses a body of more than 64 KB before reading it")
    func tooLarge() throws {
        let error = #expect(throws: SubscriptionChargeError.self) {
            try SubscriptionChargeRequest(
                body: [UInt8](repeating: UInt8(ascii: " "), count: SubscriptionChargeRequest.bytesMax + 1),
                schema: schema)
        }
        #expect(error?.code == .bodyTooLarge)
    }
}

extension String {
    fileprivate var number: JSONNumber { JSONNumber(self) ?? JSONNumber(0) }
}
