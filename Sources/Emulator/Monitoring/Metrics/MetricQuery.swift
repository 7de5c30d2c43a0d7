import Wire

/// An entry of GetMetricData: one metric's statistic. Math expressions are not emulated.
struct MetricQuery: Sendable {
    let id: String
    let label: String
    let metric: MetricIdentity
    let statistic: Statistic
    let period: Period
    let unit: String?
    let isReturned: Bool

    init(_ value: WireValue, index: Int, service: MonitoringService) throws(ServiceError) {
        let path = "MetricDataQueries.member.\(index)"
        id = try DatumReader.text(value["Id"], "\(path).Id", max: 255)
        guard let first = id.unicodeScalars.first, ("a"..."z").contains(first),
            id.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || $0.isDigit) })
        else {
            throw ServiceError(
                "ValidationError",
                "The value \(id) for parameter \(path).Id is not matching the expression pattern ^[a-z][a-zA-Z0-9_]*$.")
        }
        guard value["Expression"] == nil else {
            throw ServiceError(
                "ValidationError", "Metric math and other expressions are not emulated: \(path).Expression.")
        }
        guard let stat = value["MetricStat"], let metric = stat["Metric"] else {
            throw ServiceError("ValidationError", "The parameter \(path).MetricStat is required.\n")
        }
        self.metric = try service.identity(metric, "\(path).MetricStat.Metric.")
        period = try Period(stat["Period"], parameter: "\(path).MetricStat.Period")
        let name = try DatumReader.text(stat["Stat"], "\(path).MetricStat.Stat", max: 255)
        guard let statistic = Statistic(name) else {
            throw ServiceError(
                "ValidationError", "The value \(name) for parameter \(path).MetricStat.Stat is not supported.")
        }
        self.statistic = statistic
        unit = try stat["Unit"].map { unit throws(ServiceError) in try DatumReader.unit(unit, "\(path).MetricStat.Unit")
        }
        label = value["Label"]?.text ?? self.metric.name
        isReturned = value["ReturnData"]?.bool ?? true
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
