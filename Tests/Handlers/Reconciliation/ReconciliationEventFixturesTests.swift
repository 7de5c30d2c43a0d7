import FoundationEssentials
import FunctionRuntime
import LambdaEvents
import SharedLayer
import TestSupport
import Testing

@testable import Reconciliation

@Suite("The reconciliation stack's event fixtures", .timeLimit(.minutes(2)))
struct ReconciliationEventFixturesTests {
    static func event<Event: Decodable>(_ name: String) throws -> Event {
        try JSONDecoder().decode(
            Event.self, from: Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json"))))
    }

    /// What the functions' environment variables are; nothing answers there.
    private static func with(_ body: ([String: String]) async throws -> Void) async throws {
        try await TemporaryDirectory.with { layer in
            try layer.write("manifest.json", #"{"name": "moneta-shared-layer", "version": "1.0.0"}"#)
            try layer.write("errors.json", "{}")
            var environment = [
                "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
                "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "ENVIRONMENT": "dev", "LOG_LEVEL": "critical",
                "SIGNATURE_AUDIENCE": "moneta-core-dev", "SHARED_LAYER_PATH": layer.path, "SIGNING_KEY_ID": "key-1",
                "ALERT_TOPIC_ARN": "arn:aws:sns:us-east-1:123456789012:alerts", "EVENT_BUS_NAME": "moneta-dev",
                "POWERTOOLS_METRICS_NAMESPACE": "moneta-dev", "POWERTOOLS_SERVICE_NAME": "reconciliation",
                "RECONCILIATION_BUCKET_NAME": "reconciliations",
            ]
            for table in ["RECONCILIATION", "ORGANIZATION", "PUBLISHER", "CERTIFICATE", "PARTNER"] {
                environment["\(table)_TABLE_NAME"] = table
            }
            for queue in [
                "SCATTER_RECORDS", "MATCH_RECORDS", "GENERATE_REPORT", "RESPOND_TO_PARTNER",
                "RESPOND_TO_PARTNER_DEAD_LETTER",
            ] {
                environment["\(queue)_QUEUE_URL"] = "http://127.0.0.1:9/123456789012/\(queue)"
            }
            try await body(environment)
        }
    }

    static func context() -> LambdaContext {
        LambdaContext(
            requestID: IdentifierGenerator().uuid(),
            deadlineMilliseconds: Timestamp.now().millisecondsSince1970 + 60_000,
            invokedFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:f",
            now: { Timestamp.now().millisecondsSince1970 })
    }

    @Test(
        "Each request is answered as its name says, and what is refused is counted by its code",
        arguments: [
            ("unsigned_records", 401, "unauthorized"), ("malformed_json", 400, nil),
            ("unknown_field", 400, "malformedRequest"), ("period_ends_first", 400, "malformedRequest"),
            ("too_many_digits", 400, "malformedRequest"),
        ])
    func requests(_ name: String, _ status: Int, _ code: String?) async throws {
        let event: APIGatewayV2Request = try Self.event("ValidateReconciliationDataFunction/\(name)")
        try await Self.with { environment in
            let output = RecordedOutput()
            let function = try ReconciliationFunctions.validateReconciliationData(environment, output: output)
            let response = try await function.handle(event, context: Self.context())
            #expect(response.statusCode == status, "\(response.body ?? "")")
            #expect(response.headers?["content-type"] == "application/problem+json")
            let counted = try output.documents(of: "ReconciliationsRefused")
            #expect(counted.map { $0["code"]?.string } == (code.map { [$0] } ?? []))
        }
    }

    @Test("Nobody reads without a key")
    func reading() async throws {
        try await Self.with { environment in
            let get: APIGatewayV2Request = try Self.event("GetReconciliationFunction/without_key")
            let one = try await ReconciliationFunctions.getReconciliation(environment)
                .handle(get, context: Self.context())
            #expect(one.statusCode == 401)
            let list: APIGatewayV2Request = try Self.event("ListReconciliationResultsFunction/without_key")
            let page = try await ReconciliationFunctions.listReconciliationResults(environment)
                .handle(list, context: Self.context())
            #expect(page.statusCode == 401)
        }
    }

    @Test("Messages that nobody here wrote are reported, so that they end in the dead-letter queue")
    func malformed() async throws {
        try await Self.with { environment in
            let scatter: SQSEvent = try Self.event("ScatterRecordsFunction/malformed_message")
            let scattered = try await ReconciliationFunctions.scatterRecords(environment)
                .handle(scatter, context: Self.context())
            #expect(scattered.batchItemFailures.map(\.itemIdentifier) == ["message-1"])
            let match: SQSEvent = try Self.event("MatchRecordsFunction/no_part")
            let matched = try await ReconciliationFunctions.matchRecords(environment)
                .handle(match, context: Self.context())
            #expect(matched.batchItemFailures.map(\.itemIdentifier) == ["message-1"])
            let fail: SQSEvent = try Self.event("FailReconciliationFunction/malformed_message")
            let failed = try await ReconciliationFunctions.failReconciliation(environment)
                .handle(fail, context: Self.context())
            #expect(failed.batchItemFailures.map(\.itemIdentifier) == ["message-1"])
        }
    }

    @Test("The others are messages about one reconciliation")
    func messages() throws {
        let reference = ReconciliationReference(organizationID: "org-demo", reconciliationID: "october-1")
        let works: [(String, ReconciliationTask.Work?)] = [
            ("ScatterRecordsFunction/plan", nil), ("ScatterRecordsFunction/slice", .slice(1)),
            ("MatchRecordsFunction/part", .part(1)), ("FailReconciliationFunction/part", .part(1)),
        ]
        for (name, work) in works {
            let event: SQSEvent = try Self.event(name)
            let task = try ReconciliationTask(body: #require(event.records.first).body)
            #expect(task == ReconciliationTask(reference, work), "\(name)")
        }
        for name in [
            "GenerateReportFunction/reconciliation", "RespondToPartnerFunction/first_try",
            "RespondToPartnerFunction/last_try",
        ] {
            let event: SQSEvent = try Self.event(name)
            let message = try AggregateMessage<ReconciliationReference>(body: #require(event.records.first).body)
            #expect(message == AggregateMessage(reference), "\(name)")
        }
        let last: SQSEvent = try Self.event("RespondToPartnerFunction/last_try")
        #expect(last.records.first?.receiveCount == DeliveryPolicy.attemptsMax)
    }
}
