import CurlTransport
import FoundationEssentials
import FunctionRuntime
import Scenario
import SharedLayer
import TestSupport

@testable import Reconciliation

extension ReconciliationNetwork {
    /// Puts a message into a queue of the stack's, as SQS or an operator would.
    func put(_ body: String, into queue: String) async throws {
        let names: JSONValue = try await AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http
        ).call("ListQueues", ["QueueNamePrefix": .string("moneta-Reconciliation-\(queue)")] as JSONValue)
        guard let url = names["QueueUrls"]?.array?.first?.string else {
            throw ScenarioError("There is no queue \(queue): \(names)")
        }
        _ = try await QueueClient(configuration: configuration, http: http).send(body, to: url)
    }

    /// A reconciliation that has come to MATCHING, and of which no function knows.
    func matching(_ id: String) async throws -> ReconciliationModel {
        let start = Timestamp(secondsSince1970: Int64(Self.firstDay) * 86_400)
        var model = ReconciliationModel(
            reference: reference(id), partnerID: plan.partnerID, periodStart: start,
            periodEnd: start.adding(seconds: 31 * 86_400), requestHash: String(repeating: "0", count: 64),
            createdAt: .now())
        for (type, status) in [
            (ReconciliationEventType.received, ReconciliationStatus.received), (.matchingStarted, .matching),
        ] {
            model = try await apply(type, status, to: model)
        }
        return model
    }

    func apply(
        _ type: ReconciliationEventType, _ status: ReconciliationStatus, to model: ReconciliationModel
    ) async throws -> ReconciliationModel {
        var model = model
        let event = try model.append(
            type, status: status, at: .now(), function: "Test", requestID: IdentifierGenerator().uuid(), details: [:])
        return try await reconciliations.aggregates.apply(AggregateChange(model, event))
    }

    /// Puts a file below the organization's prefix, and gives the member that names it.
    func file(_ text: String, as name: String) async throws -> String {
        let bytes = Array(text.utf8)
        let key = "organizations/\(plan.organizationID)/\(name)"
        try await objects.put(bytes, as: key, in: bucket)
        var hash = ContentHash()
        hash.update(bytes)
        return #""file":{"key":"\#(key)","sha256":"\#(hash.finish())","format":"CSV"}"#
    }
}
