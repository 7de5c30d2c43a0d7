/// What one entry of PutMetricData, or one metric of an embedded log line, adds to a metric.
struct Datum: Sendable, Equatable {
    let metric: MetricIdentity
    /// Seconds since 1970, whole.
    let at: Double
    let unit: String
    let statistics: Statistics
}
