import FoundationEssentials
import Functions
import LambdaEvents
import Testing

@testable import EventSources

@Suite("What a stream's function answers")
struct StreamOutcomeTests {
    private static let numbers = ["101", "102", "103"]

    @Test(
        "A report names the first record that failed",
        arguments: [
            ("", StreamOutcome.succeeded(nil)), ("null", .succeeded(nil)), ("{}", .succeeded(nil)),
            (#"{"batchItemFailures":null}"#, .succeeded(nil)), (#"{"batchItemFailures":[]}"#, .succeeded(nil)),
            (#"{"batchItemFailures":[{"itemIdentifier":"102"}]}"#, .failed(at: 1, nil)),
            (#"{"batchItemFailures":[{"itemIdentifier":"103"},{"itemIdentifier":"101"}]}"#, .failed(at: 0, nil)),
            (#"{"batchItemFailures":[{"itemIdentifier":""}]}"#, .failedWhole),
            (#"{"batchItemFailures":[{"itemIdentifier":null}]}"#, .failedWhole),
            (#"{"batchItemFailures":[{"other":"101"}]}"#, .failedWhole),
            (#"{"batchItemFailures":[{"itemIdentifier":"999"}]}"#, .failedWhole), ("[1]", .failedWhole),
            ("\"text\"", .failedWhole),
        ])
    func reports(payload: String, outcome: StreamOutcome) {
        let result = InvocationResult(requestID: "r", payload: Array(payload.utf8))
        #expect(
            StreamOutcome(result, sequenceNumbers: Self.numbers, reportsBatchItemFailures: true, needsState: false)
                == outcome)
    }

    @Test("Without reports any result is a success, and an error is a failure of all")
    func whole() {
        let fine = InvocationResult(requestID: "r", payload: Array(#"{"batchItemFailures":[{}]}"#.utf8))
        #expect(
            StreamOutcome(fine, sequenceNumbers: Self.numbers, reportsBatchItemFailures: false, needsState: false)
                == .succeeded(nil))
        let failed = InvocationResult(requestID: "r", payload: Array("{}".utf8), failure: .unhandled)
        for reports in [true, false] {
            #expect(
                StreamOutcome(
                    failed, sequenceNumbers: Self.numbers, reportsBatchItemFailures: reports, needsState: false)
                    == .failedWhole)
        }
    }

    @Test("With a window a result without state is a failure")
    func state() {
        func outcome(_ payload: String) -> StreamOutcome {
            StreamOutcome(
                InvocationResult(requestID: "r", payload: Array(payload.utf8)), sequenceNumbers: Self.numbers,
                reportsBatchItemFailures: false, needsState: true)
        }
        #expect(outcome("{}") == .failedWhole)
        #expect(outcome("null") == .failedWhole)
        #expect(outcome(#"{"state":{"sum":3}}"#) == .succeeded(["sum": .number(3)]))
    }
}
