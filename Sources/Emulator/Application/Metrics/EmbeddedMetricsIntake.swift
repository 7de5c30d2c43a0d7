import Logging
import Monitoring
import ServiceLifecycle

/// Puts the metrics that functions have logged. It ends after the functions, with all that they had logged.
struct EmbeddedMetricsIntake: Service {
    let metrics: EmbeddedMetrics
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await metrics.run() }
        if metrics.droppedCount > 0 {
            logger.warning("embedded metrics were dropped", metadata: ["lines": "\(metrics.droppedCount)"])
        }
    }
}
