package import FunctionRuntime
package import Logging

/// Metrics in CloudWatch's embedded metric format: a swift-metrics backend, and an API of its own with units.
///
/// What an invocation records is aggregated and written when `withMetrics` or `MetricsStep` ends. Recording never fails:
/// what CloudWatch would refuse is left out, and a warning says so once for each invocation.
package final class EMFMetrics: Sendable {
    let settings: MetricsSettings
    private let defaultGroup: MetricGroup
    private let output: any LogOutput
    private let logger: Logger?
    private let now: @Sendable () -> Timestamp
    private let redaction = LogRedaction()
    /// For what is recorded outside of `withMetrics`: written by the next flush.
    private let shared = MetricBatch(of: nil)

    /// - Throws: `invalidNamespace`, `invalidDimension`, `tooManyDimensions`, `nameTaken`.
    package init(
        _ settings: MetricsSettings, logger: Logger? = nil, output: any LogOutput = LogStream.standardOutput,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) throws(MetricsError) {
        try EMFLimits.check(namespace: settings.namespace)
        self.settings = settings
        self.logger = logger
        self.output = output
        self.now = now
        defaultGroup = try MetricGroup(Self.sets(settings, []))
    }

    /// Adds a value to what the invocation has recorded of the metric.
    package func record(_ metric: MetricDefinition, _ value: Double = 1, by dimensions: [MetricDimension] = []) {
        apply(.record(value), to: metric, by: dimensions)
    }

    /// Sets when the metrics were measured, where that is not now: at most 14 days ago and 2 hours ahead.
    package func setTimestamp(_ timestamp: Timestamp) {
        let ahead = timestamp.milliseconds(since: now())
        guard ahead <= EMFLimits.lookaheadMillisecondsMax, -ahead <= EMFLimits.ageMillisecondsMax else {
            return report(MetricsError(.invalidTimestamp, "CloudWatch takes no metrics of \(timestamp)"), batch)
        }
        batch.change { $0.timestamp = timestamp }
    }

    /// Adds a property to the invocation's documents: what one wants to search for and has too many values for a
    /// dimension, such as a transaction's id. Secrets are hidden as in the log.
    package func addMetadata(_ key: StaticString, _ value: Logger.MetadataValue) {
        let value = redaction.apply(value, at: key.description)
        batch.change { $0.properties[key.description] = value }
    }

    /// Writes one metric at once, with these dimensions and no others.
    package func single(
        _ metric: MetricDefinition, _ value: Double, dimensions: [MetricDimension], namespace: String? = nil
    ) {
        let batch = MetricBatch(of: self)
        do throws(MetricsError) {
            if let namespace { try EMFLimits.check(namespace: namespace) }
            try check(.record(value), of: metric)
            let group = try MetricGroup([dimensions])
            try batch.change { collection throws(MetricsError) in
                try collection.apply(.record(value), to: metric, in: group)
            }
            write(batch, namespace: namespace ?? settings.namespace)
        } catch {
            report(error, batch)
        }
    }

    /// Writes what was recorded and has not been written yet.
    package func flush() {
        write(batch, namespace: settings.namespace)
    }

    /// Whether nothing was recorded since the last flush.
    package var isEmpty: Bool { batch.change { $0.isEmpty } }

    func apply(_ change: MetricCollection.Change, to metric: MetricDefinition, by dimensions: [MetricDimension]) {
        let batch = batch
        do throws(MetricsError) {
            try check(change, of: metric)
            let group = dimensions.isEmpty ? defaultGroup : try MetricGroup(Self.sets(settings, dimensions))
            let isFull = try batch.change { collection throws(MetricsError) in
                try collection.apply(change, to: metric, in: group)
                return collection.isFull
            }
            if isFull { write(batch, namespace: settings.namespace) }
        } catch {
            report(error, batch)
        }
    }

    func write(_ batch: MetricBatch, namespace: String) {
        let drained = batch.change { $0.drain() }
        guard !settings.isDisabled else { return }
        for line in drained.lines(namespace: namespace, now: now(), report: { report($0, batch) }) {
            output.write(line)
        }
    }

    func warn(_ message: Logger.Message) {
        logger?.warning(message)
    }

    private var batch: MetricBatch {
        guard let current = MetricBatch.current, current.isOf(self) else { return shared }
        return current
    }

    private func check(_ change: MetricCollection.Change, of metric: MetricDefinition) throws(MetricsError) {
        try EMFLimits.check(metric)
        switch change {
        case .record(let value), .add(let value), .set(let value): try EMFLimits.check(value, of: metric)
        case .discard: break
        }
    }

    private func report(_ error: MetricsError, _ batch: MetricBatch) {
        guard let logger, batch.change({ $0.isNews(error) }) else { return }
        logger.warning(
            "a metric was left out",
            metadata: ["metric_error": .string(error.code.rawValue), "reason": .string(error.message)])
    }

    private static func sets(_ settings: MetricsSettings, _ dimensions: [MetricDimension]) -> [[MetricDimension]] {
        let first = settings.defaultDimensions + dimensions
        return [first] + settings.furtherSets.map { first + $0 }
    }
}
