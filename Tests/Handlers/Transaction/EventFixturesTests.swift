import FoundationEssentials
import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

@Suite("Event fixtures of the transaction stack")
struct EventFixturesTests {
    private static func read<Value: Decodable>(_ name: String) throws -> Value {
        let data = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json")))
        return try JSONDecoder().decode(Value.self, from: data)
    }

    static func request(_ name: String) throws -> LambdaRequest {
        var request = LambdaRequest(
            event: try read(name),
            context: LambdaContext(
                requestID: "r", deadlineMilliseconds: 0, invokedFunctionARN: "arn:aws:lambda:us-east-1:1:function:f",
                now: { 0 }),
            correlationID: "c", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        request.principal = CallerPrincipal(id: "key:k", tenantID: "org-demo", scopes: ["transactions:read"])
        return request
    }

    @Test("Requests are read as their parameters and fields say")
    func requests() throws {
        let (csv, format) = try TransactionSearch.read(Self.request("SearchTransactionsFunction/csv"))
        #expect(format == .csv && csv.kind == .charge && csv.partnerID == "partner-demo")
        #expect(csv.limit == TransactionSearch.exportLimitDefault)
        #expect(try TransactionSearch.read(Self.request("SearchTransactionsFunction/accept_jsonl")).format == .jsonl)
        let reference = try LedgerReference(Self.request("ReadTransactionFunction/dispute"))
        #expect(
            reference == LedgerReference(organizationID: "org-demo", kind: .dispute, identifier: "dispute-1"))
    }

    @Test("Messages are events of the four domains, but for those that are to be none")
    func messages() throws {
        let event: SQSEvent = try Self.read("RecordDomainEventFunction/four_domains")
        let records = try event.records.map {
            try DomainEventRecordModel(body: $0.body, recordedAt: LedgerStory.moment)
        }
        #expect(records.map(\.reference.kind) == [.charge, .dispute, .settlement, .reconciliation])
        let malformed: SQSEvent = try Self.read("RecordDomainEventFunction/malformed")
        for record in malformed.records {
            #expect(throws: TransactionError.self) {
                try DomainEventRecordModel(body: record.body, recordedAt: LedgerStory.moment)
            }
        }
    }

    @Test(
        "Events are what their published schemas say",
        arguments: [
            "subscription_charge", "dispute", "settlement", "reconciliation",
        ])
    func schemas(_ domain: String) throws {
        let text = try String(contentsOfFile: PackageRoot.file("docs/events/\(domain).schema.json"), encoding: .utf8)
        let schema = try InputValidator(schema: JSONParser().parse(text))
        let event: SQSEvent = try Self.read("RecordDomainEventFunction/four_domains")
        let bodies = try event.records.map { try JSONParser().parse($0.body) }
        let details =
            try bodies.filter { $0["source"]?.string == "moneta.\(domain)" }.compactMap { $0["detail"] }
            + LedgerStory("org-1").events.filter { $0.source == "moneta.\(domain)" }.map {
                try JSONParser().parse($0.detail)
            }
        #expect(details.count > 1)
        for detail in details { #expect(schema.validate(detail) == []) }
    }

    @Test("A rebuild begins at the start, or where it was left")
    func rebuild() throws {
        let start: RebuildRequest = try Self.read("RebuildProjectionFunction/from_the_start")
        #expect(start.position == nil)
        let position: RebuildRequest = try Self.read("RebuildProjectionFunction/from_a_position")
        #expect(position.position?.key.sort == "EVENT#00000004")
    }
}
