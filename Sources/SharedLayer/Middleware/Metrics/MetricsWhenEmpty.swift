/// What an invocation that recorded no metric is.
package enum MetricsWhenEmpty: Sendable {
    case ignore
    /// A warning in the log.
    case warn
    /// An error, thrown after the handler's work.
    case fail
}
