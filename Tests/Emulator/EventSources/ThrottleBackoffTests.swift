import Testing

@testable import EventSources

@Suite("Patience with a throttled function")
struct ThrottleBackoffTests {
    @Test("Waits double up to five seconds and end at half of the visibility timeout")
    func waits() {
        var backoff = ThrottleBackoff(visibilityTimeout: .seconds(60))
        var waits: [Duration] = []
        while let delay = backoff.delay() { waits.append(delay) }
        #expect(waits.prefix(4) == [.milliseconds(50), .milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(waits.max() == .seconds(5))
        #expect(waits.reduce(.zero, +) <= .seconds(30))
        #expect(waits.reduce(.zero, +) > .seconds(24))
    }

    @Test("A queue without a visibility timeout leaves no time to wait")
    func none() {
        var backoff = ThrottleBackoff(visibilityTimeout: .zero)
        #expect(backoff.delay() == nil)
    }
}
