import Dispute
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("Disputes at the same time", .timeLimit(.minutes(5)), .tags(.money))
struct DisputeRaceTests {
    @Test("Of ten disputes about one charge one is opened, of ten decisions one counts, and repeats are one")
    func races() async throws {
        try await DisputeNetwork.with { network in
            try await network.tellCharge("c-1")
            let answers = try await withThrowingTaskGroup(of: (String, Int).self) { group in
                for number in 1...10 {
                    group.addTask {
                        let name = "d-\(number)"
                        let body = network.dispute(name, about: "c-1") { $0["evidence"] = [DisputeSamples.evidence()] }
                        return (name, try await network.submit(body).status)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.map(\.1).sorted() == [200] + Array(repeating: 409, count: 9))
            let winner = try #require(answers.first { $0.1 == 200 }).0
            let open = try await network.disputes.open(about: network.contract("c-1"), transactionID: "t-c-1")
            #expect(open?.dispute == network.reference(winner))
            for (name, _) in answers where name != winner {
                #expect(try await network.disputes.aggregates.get(network.reference(name)) == nil)
            }
            _ = try await network.dispute(winner, reaching: .underReview)

            let decisions = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...10 {
                    group.addTask {
                        try await network.decide(
                            winner, #"{"decision": "ACCEPT", "refund_amount": 49, "currency": "USD"}"#
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(decisions.sorted() == [200] + Array(repeating: 409, count: 9))
            let charge = try await network.disputes.charge(of: network.contract("c-1"), transactionID: "t-c-1")
            #expect(charge?.refunded.minorUnits == 4_900)

            // 0.90 of 49.90 is left.
            let more = try await network.submit(network.dispute("d-more", about: "c-1"))
            #expect(more.status == 400)
            #expect(more.list("codes") == ["AMOUNT_EXCEEDS_REFUNDABLE"])
            let rest = try await network.submit(
                network.dispute("d-rest", about: "c-1") { members in
                    members["amount"] = try? JSONParser().parse(Array("0.90".utf8))
                })
            #expect(rest.status == 200, "\(rest.body)")
        }
    }

    @Test("The same bytes get the same answer however often and however far the dispute is; a signature counts once")
    func replays() async throws {
        try await DisputeNetwork.with { network in
            try await network.tellCharge("c-1")
            let body = network.dispute("d-1", about: "c-1").bytes
            let url = network.emulator.apiURL + DisputeNetwork.path
            let signature = try network.sign(body, for: url)
            let first = try await network.submit(body, signature: signature)
            #expect(first.status == 200, "\(first.body)")
            #expect(try await network.submit(body, signature: signature).status == 401)
            _ = try await network.dispute("d-1", reaching: .evidenceRequested)
            let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
                for _ in 1...5 { group.addTask { try await network.submit(body).body } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers) == [first.body])
            let other = try await network.submit(network.dispute("d-1", about: "c-1") { $0["amount"] = 1 })
            #expect(other.status == 409)
            #expect(try await network.disputes.aggregates.events(of: network.reference("d-1")).count == 2)
        }
    }
}
