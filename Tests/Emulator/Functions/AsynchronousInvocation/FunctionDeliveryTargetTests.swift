import Delivery
import Testing

@testable import Functions

@Suite("Deliveries to functions", .timeLimit(.minutes(1)))
struct FunctionDeliveryTargetTests {
    private func delivery(_ body: String, to target: String = AsynchronousFixture.arn) -> Delivery {
        Delivery(lane: target, target: target, body: body, retry: RetryPolicy(phases: []))
    }

    @Test("A delivery is an asynchronous invocation with its body as the event")
    func accepted() async throws {
        let invoker = ScriptedInvoker.answering("{}")
        try await AsynchronousFixture.with(invoker: invoker) { fixture in
            let target = FunctionDeliveryTarget(fixture.invocations, directory: fixture.directory)
            try await target.accept(delivery(#"{"Records":[]}"#))
            try await fixture.empties()
            #expect(invoker.calls.map(\.payload) == [#"{"Records":[]}"#])
        }
    }

    @Test(
        "What Lambda would refuse is refused for good",
        arguments: [
            ("{}", "arn:aws:lambda:us-east-1:123456789012:function:gone", "ResourceNotFoundException"),
            ("{", AsynchronousFixture.arn, "InvalidRequestContentException"),
            (String(repeating: "1", count: (1 << 20) + 1), AsynchronousFixture.arn, "RequestTooLargeException"),
        ])
    func refused(body: String, arn: String, code: String) async throws {
        try await AsynchronousFixture.with(invoker: .answering("{}")) { fixture in
            let target = FunctionDeliveryTarget(fixture.invocations, directory: fixture.directory)
            let failure = await #expect(throws: DeliveryFailure.self) {
                try await target.accept(delivery(body, to: arn))
            }
            #expect(failure?.code == code)
            #expect(failure?.isRetryable == false)
        }
    }
}
