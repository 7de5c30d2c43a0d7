@testable import Monitoring

/// Metrics of a log line are within CloudWatch's limits and the same each time; a line that is none has none.
func fuzzEmbeddedMetrics(_ bytes: [UInt8]) throws(BrokenPromise) {
    let now = 1_700_000_000.0
    let data = EmbeddedLine.data(bytes, now: now)
    for datum in data {
        let (metric, statistics) = (datum.metric, datum.statistics)
        try promise((1...255).contains(metric.namespace.utf8.count) && !metric.name.isEmpty, "\(metric) has a name")
        try promise(metric.dimensions.count <= MetricIdentity.dimensionsMax, "\(metric) has few dimensions")
        try promise(
            abs(datum.at - now) <= 15 * 86_400 && datum.at == datum.at.rounded(), "\(datum.at) is a time of now")
        try promise(MetricUnit.names.contains(datum.unit), "\(datum.unit) is a unit")
        try promise((1...100).contains(statistics.count), "\(statistics) has values")
        try promise(
            statistics.minimum <= statistics.maximum && abs(statistics.minimum) <= DatumReader.valueMax
                && abs(statistics.maximum) <= DatumReader.valueMax && statistics.sum.isFinite,
            "\(statistics) are of values that CloudWatch takes")
    }
    try promise(EmbeddedLine.data(bytes, now: now) == data, "the same line has the same metrics")
    if !data.isEmpty, !bytes.contains(UInt8(ascii: "\\")) {
        try promise(EmbeddedLine.mayBeOne(bytes), "a line with metrics is not passed over")
    }
}
