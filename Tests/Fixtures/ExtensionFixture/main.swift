import LambdaExtensions
import Synchronization

/// What the invocations of one environment took, as Lambda measured it.
final class Durations: Sendable {
    private let reports = Mutex<[TelemetryRecord.Report]>([])

    func add(_ batch: TelemetryBatch) throws {
        for event in try batch.events() {
            if case .report(let report) = event.record { reports.withLock { $0.append(report) } }
        }
    }

    /// Hands out each report once.
    func take() -> [TelemetryRecord.Report] {
        reports.withLock { reports in
            defer { reports = [] }
            return reports
        }
    }
}

await LambdaExtension.run(for: [.invoke, .shutdown]) { client in
    let durations = Durations()
    let listener = try TelemetryListener.start { batch in try durations.add(batch) }
    try await client.subscribe(to: TelemetrySubscription(to: [.platform], at: listener.destination))
    print("\(client.registration.functionName): durations are printed")
    return (listener, durations)
} handle: { state, event in
    let (listener, durations) = state
    for report in durations.take() {
        print("\(report.requestID) took \(report.metrics.durationMilliseconds) ms")
    }
    switch event {
    case .invoke(let invocation): print("\(invocation.requestID) begins")
    case .shutdown(let shutdown):
        listener.stop()
        print("the end: \(shutdown.reason.rawValue)")
    case .unknown: break
    }
}
