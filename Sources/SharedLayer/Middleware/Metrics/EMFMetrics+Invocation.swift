package import FunctionRuntime
import Logging

/// Runs a handler's work, and writes what it recorded when it ends, also when it throws.
///
/// - Parameter context: tells a cold start, which is written as the metric `ColdStart` of its own.
/// - Throws: what `operation` throws; `MetricsError.Code.empty` where the settings say so and nothing was recorded.
package func withMetrics<Value>(
    _ metrics: EMFMetrics, context: LambdaContext? = LambdaContext.current,
    isolation: isolated (any Actor)? = #isolation, _ operation: () async throws -> Value
) async throws -> Value {
    let batch = MetricBatch(of: metrics)
    if let context { metrics.recordColdStart(of: context) }
    let value: Value
    do {
        value = try await MetricBatch.$current.withValue(batch) {
            _ = isolation
            return try await operation()
        }
    } catch {
        metrics.end(batch)
        throw error
    }
    if metrics.end(batch) { try metrics.complainOfNothing() }
    return value
}

extension EMFMetrics {
    /// Writes the batch, and says whether there was nothing to write.
    @discardableResult
    func end(_ batch: MetricBatch) -> Bool {
        let wasEmpty = batch.change { $0.isEmpty }
        write(batch, namespace: settings.namespace)
        return wasEmpty
    }

    func complainOfNothing() throws(MetricsError) {
        switch settings.whenEmpty {
        case .ignore: break
        case .warn: warn("the invocation recorded no metric")
        case .fail: throw MetricsError(.empty, "the invocation recorded no metric")
        }
    }

    func recordColdStart(of context: LambdaContext) {
        guard settings.capturesColdStart, context.storage.isColdStart,
            context.storage.withValue(
                ColdStartMetric.self,
                { wasWritten in
                    defer { wasWritten = true }
                    return !wasWritten
                })
        else { return }
        let function = settings.functionName.map { [MetricDimension("function_name", configured: $0)] } ?? []
        single(
            MetricDefinition("ColdStart", unit: .count), 1,
            dimensions: function + settings.defaultDimensions.filter { $0.name == "service" })
    }
}

/// Whether an invocation's cold start was written.
private enum ColdStartMetric: InvocationStorageKey {
    static var initialValue: Bool { false }
}
