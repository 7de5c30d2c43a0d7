/// How finely CloudWatch keeps a metric, in seconds.
package enum MetricResolution: Int, Sendable {
    case standard = 60
    case high = 1
}
