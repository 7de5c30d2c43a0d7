import LambdaEvents
import Logging
import SharedLayer
import Synchronization
import Testing

@Suite("A batch of messages, each once", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct PayInvoicesTests {
    struct BusDown: Error {}

    @Test("A message that comes again after a failure is not paid again, and a duplicate neither")
    func once() async throws {
        try await IdempotencyFixture.with { fixture in
            let effects = EffectCount()
            let tokens = Mutex<Set<String>>([])
            let busIsDown = Mutex(true)
            let function = PayInvoices(
                logger: LoggingUtils.logger(service: "s", level: .info, output: fixture.output),
                idempotency: fixture.idempotency(),
                pay: { invoice, token in
                    effects.happened(invoice.id)
                    tokens.withLock { _ = $0.insert(token) }
                    return "receipt of \(invoice.id)"
                },
                announce: { receipt in
                    if receipt == "receipt of i-2", busIsDown.withLock({ $0 }) { throw BusDown() }
                    effects.happened("announced")
                })
            let event = SQSEvent(records: [
                SampleEvents.record(#"{"id":"i-1","amount":10}"#, id: "m-1"),
                SampleEvents.record(#"{"id":"i-2","amount":20}"#, id: "m-2"),
            ])
            let first = try await function.handle(event, context: fixture.context())
            #expect(first.batchItemFailures.map(\.itemIdentifier) == ["m-2"])
            busIsDown.withLock { $0 = false }
            // Lambda hands out the failed one again; SQS, in its way, also the other.
            let second = try await function.handle(event, context: fixture.context())
            #expect(second.batchItemFailures.isEmpty)
            #expect(effects["i-1"] == 1)
            #expect(effects["i-2"] == 1)
            #expect(effects["announced"] == 2)
            #expect(tokens.withLock { $0.count } == 2)
        }
    }
}
