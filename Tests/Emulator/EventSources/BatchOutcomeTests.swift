import Functions
import Testing

@testable import EventSources

/// The rules of the Lambda developer guide, "Handling errors for an SQS event source in Lambda", one row each.
@Suite("What becomes of a batch")
struct BatchOutcomeTests {
    private static let ids = ["a", "b", "c"]

    @Test(
        "With ReportBatchItemFailures these results are complete successes",
        arguments: [
            "", "  \n", "null", " null ", "{}", #"{"batchItemFailures":[]}"#, #"{"batchItemFailures":null}"#,
            #"{"status":"done"}"#,
        ])
    func completeSuccess(result: String) {
        let outcome = outcome(result)
        #expect(outcome.succeeded == Self.ids)
        #expect(outcome.failed == [])
        #expect(outcome.reason == nil)
    }

    @Test(
        "With ReportBatchItemFailures these results are complete failures",
        arguments: [
            ("{", .resultNotUnderstood), ("nullx", .resultNotUnderstood), ("done", .resultNotUnderstood),
            (#""done""#, .resultNotUnderstood), ("[]", .resultNotUnderstood), ("7", .resultNotUnderstood),
            (#"{"batchItemFailures":"a"}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":["a"]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{"itemIdentifier":""}]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{"itemIdentifier":null}]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{"itemIdentifier":1}]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{"messageId":"a"}]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{}]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":""}]}"#, .resultNotUnderstood),
            (#"{"batchItemFailures":[{"itemIdentifier":"z"}]}"#, .unknownItem),
            (#"{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"z"}]}"#, .unknownItem),
        ] as [(String, BatchOutcome.Reason)])
    func completeFailure(result: String, reason: BatchOutcome.Reason) {
        let outcome = outcome(result)
        #expect(outcome.succeeded == [])
        #expect(outcome.failed == Self.ids)
        #expect(outcome.reason == reason)
    }

    @Test(
        "With ReportBatchItemFailures the named messages fail and the others succeed",
        arguments: [
            (#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#, ["b"]),
            (#"{"batchItemFailures":[{"itemIdentifier":"c"},{"itemIdentifier":"a","why":"x"}]}"#, ["a", "c"]),
            (#"{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"b"}]}"#, ["b"]),
            (#"{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"},{"itemIdentifier":"c"}]}"#, ids),
        ])
    func partial(result: String, failed: [String]) {
        let outcome = outcome(result)
        #expect(outcome.failed == failed)
        #expect(outcome.succeeded == Self.ids.filter { !failed.contains($0) })
        #expect(outcome.reason == .itemsReported)
    }

    @Test(
        "Without ReportBatchItemFailures any result is a success", arguments: ["", "{", #"{"batchItemFailures":[{}]}"#])
    func notReporting(result: String) {
        let outcome = BatchOutcome(
            messageIDs: Self.ids, result: InvocationResult(requestID: "r", payload: Array(result.utf8)),
            reportsBatchItemFailures: false)
        #expect(outcome.succeeded == Self.ids)
    }

    @Test("A function that fails fails the whole batch, whatever it reports", arguments: [true, false])
    func functionFails(reports: Bool) {
        let result = InvocationResult(requestID: "r", payload: Array("{}".utf8), failure: .unhandled)
        let outcome = BatchOutcome(messageIDs: Self.ids, result: result, reportsBatchItemFailures: reports)
        #expect(outcome.failed == Self.ids)
        #expect(outcome.reason == .functionFailed)
    }

    private func outcome(_ result: String) -> BatchOutcome {
        BatchOutcome(
            messageIDs: Self.ids, result: InvocationResult(requestID: "r", payload: Array(result.utf8)),
            reportsBatchItemFailures: true)
    }
}
