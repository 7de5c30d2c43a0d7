import Functions
import Monitoring

/// Hands the functions' lines on, and to CloudWatch those that may be metrics.
struct MetricsLogSink: LogSink {
    let next: any LogSink
    let metrics: EmbeddedMetrics

    func write(_ entries: [LogEntry]) {
        next.write(entries)
        for entry in entries where entry.source == .function { metrics.offer(entry.line) }
    }
}
