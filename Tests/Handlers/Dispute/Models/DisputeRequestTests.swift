import Dispute
import SharedLayer
import Testing

@Suite("Requests about disputes")
struct DisputeRequestTests {
    @Test("of a dispute are read exactly, with evidence that has its content and evidence that has none")
    func reads() throws {
        let document = DisputeSamples.document { members in
            members["evidence"] = [DisputeSamples.evidence()]
            members["description"] = "twice"
        }
        let request = try OpenDisputeRequest(document: document)
        #expect(request.reference == DisputeSamples.reference)
        #expect(request.amount == (try DisputeSamples.money(4_900)))
        #expect(request.description == "twice")
        #expect(request.evidence.map(\.content) == [Array("hello".utf8)])
        let without = try OpenDisputeRequest(
            document: DisputeSamples.document { $0["evidence"] = [DisputeSamples.evidence(content: nil)] })
        #expect(without.evidence.map(\.content) == [nil])
    }

    @Test(
        "of a dispute are refused with the place of what is wrong",
        arguments: [
            (#"{"amount": "49"}"#, "/amount"), (#"{"amount": 0}"#, "/amount"), (#"{"amount": -1}"#, "/amount"),
            (#"{"amount": 1e30}"#, "/amount"), (#"{"amount": 0.001}"#, "/amount"), (#"{"amount": null}"#, "/amount"),
            (#"{"currency": "XXX"}"#, "/currency"), (#"{"currency": "usd"}"#, "/currency"),
            (#"{"currency": "JPY", "amount": 1.5}"#, "/amount"), (#"{"reason": "FUN"}"#, "/reason"),
            (#"{"dispute_id": "a#b"}"#, "/dispute_id"), (#"{"dispute_id": 7}"#, "/dispute_id"),
            (#"{"surprise": 1}"#, "/surprise"), (#"{"evidence": {}}"#, "/evidence"),
            (#"{"evidence": [{}]}"#, "/evidence/0"), (#"{"description": ""}"#, "/description"),
        ])
    func refuses(change: String, pointer: String) throws {
        let members = try #require(JSONParser().parse(Array(change.utf8)).object).members
        let document = DisputeSamples.document { object in
            for member in members { object[member.name] = member.value }
        }
        let error = #expect(throws: DisputeError.self) { try OpenDisputeRequest(document: document) }
        #expect(error?.code == .malformedRequest)
        #expect(error?.issues.contains { $0.instancePath.hasPrefix(pointer) || $0.instancePath.isEmpty } == true)
    }

    @Test("without a required member are refused", arguments: DisputeSamples.document().object?.names ?? [])
    func missing(name: String) {
        let document = DisputeSamples.document { $0[name] = nil }
        #expect(throws: DisputeError.self) { try OpenDisputeRequest(document: document) }
    }

    @Test(
        "with evidence whose content is not what it says are refused",
        arguments: [("size_bytes", "6"), ("content_sha256", "\"\(DisputeSamples.hash)\""), ("content", "\"a\"")])
    func evidence(name: String, value: String) throws {
        var piece = try #require(DisputeSamples.evidence().object)
        piece[name] = try JSONParser().parse(Array(value.utf8))
        let document = DisputeSamples.document { [piece] in $0["evidence"] = [.object(piece)] }
        #expect(throws: DisputeError.self) { try OpenDisputeRequest(document: document) }
    }

    @Test("with two pieces of one name are refused")
    func twice() {
        let document = DisputeSamples.document {
            $0["evidence"] = [DisputeSamples.evidence(), DisputeSamples.evidence()]
        }
        #expect(throws: DisputeError.self) { try OpenDisputeRequest(document: document) }
    }

    @Test(
        "for a decision say what is decided, and all that belongs to it",
        arguments: [
            (#"{"decision": "ACCEPT", "refund_amount": 10, "currency": "USD", "note": "fair"}"#, true),
            (#"{"decision": "REJECT", "reason": "CHARGE_VALID"}"#, true),
            (#"{"decision": "ACCEPT"}"#, false), (#"{"decision": "ACCEPT", "refund_amount": 10}"#, false),
            (#"{"decision": "ACCEPT", "refund_amount": 0, "currency": "USD"}"#, false),
            (#"{"decision": "ACCEPT", "refund_amount": 0.001, "currency": "USD"}"#, false),
            (#"{"decision": "ACCEPT", "refund_amount": 1e30, "currency": "USD"}"#, false),
            (#"{"decision": "ACCEPT", "refund_amount": 1, "currency": "USD", "reason": "OTHER"}"#, false),
            (#"{"decision": "REJECT"}"#, false), (#"{"decision": "REJECT", "reason": "WHY_NOT"}"#, false),
            (#"{"decision": "PONDER"}"#, false), ("[]", false), ("null", false),
        ])
    func decisions(text: String, isValid: Bool) throws {
        let document = try JSONParser().parse(Array(text.utf8))
        #expect(((try? DisputeDecision(document: document)) != nil) == isValid)
    }
}
