import LambdaEvents
import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Metrics of a charge", .timeLimit(.minutes(5)))
struct MetricsTests {
    private static let environment = [
        "POWERTOOLS_METRICS_NAMESPACE": "payments", "POWERTOOLS_SERVICE_NAME": "charges",
    ]

    @Test("A charge is counted when it is accepted, and its repeat is not")
    func accepted() async throws {
        try await Network.with { network in
            let output = RecordedOutput()
            let body = network.body("c-1")
            for _ in 0..<2 {
                let answer = try await network.post(
                    body, signature: try network.sign(body), environment: Self.environment, output: output)
                #expect(answer.status == 200)
            }
            let documents = try output.documents(of: "ContractsChanged")
            #expect(documents.count == 1)
            #expect(documents.first?["ContractsChanged"] == 1)
            #expect(documents.first?["status"] == "VALIDATED")
            #expect(documents.first?["service"] == "charges")
            let directive = documents.first?["_aws"]?["CloudWatchMetrics"]?.array?.first
            #expect(directive?["Namespace"] == "payments")
            #expect(directive?["Dimensions"] == [["service", "status"]])
        }
    }

    @Test("A refused charge is counted by the reason's code")
    func refused() async throws {
        try await Network.with { network in
            let output = RecordedOutput()
            let answer = try await network.post(
                network.body("c-1"), signature: nil, environment: Self.environment, output: output)
            #expect(answer.status == 401)
            let documents = try output.documents(of: "ChargesRefused")
            #expect(documents.map { $0["code"]?.string } == ["unauthorized"])
        }
    }

    @Test("Without a namespace the function serves and writes no metrics")
    func off() async throws {
        try await Network.with { network in
            let output = RecordedOutput()
            let body = network.body("c-1")
            let answer = try await network.post(
                body, signature: try network.sign(body), environment: ["LOG_LEVEL": "info"], output: output)
            #expect(answer.status == 200)
            let records = try output.records
            #expect(!records.isEmpty)
            #expect(records.allSatisfy { $0["_aws"] == nil })
        }
    }

    @Test(
        "A delivery is counted by how it ended",
        arguments: [
            (DeliveryAttempt.accepted(confirmation: "ok"), "DELIVERED"),
            (DeliveryAttempt.rejected(reason: "HTTP 400"), "DELIVERY_FAILED"),
        ])
    func delivered(attempt: DeliveryAttempt, status: String) async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            try await network.processAndSign()
            let output = RecordedOutput()
            let event = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL")
            let function = try network.deliverFunction(PartnerStub(attempt), output: output)
            _ = try await function.handle(event, context: Network.context())
            #expect(try output.documents(of: "ContractsChanged").map { $0["status"]?.string } == [status])
        }
    }
}
