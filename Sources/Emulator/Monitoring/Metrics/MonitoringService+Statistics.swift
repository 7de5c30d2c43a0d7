import FoundationEssentials
import Wire

extension MonitoringService {
    private static let datapointsMax = 1440

    func getMetricStatistics(_ input: WireValue) async throws -> WireValue {
        let metric = try identity(input, "")
        let period = try Period(input["Period"], parameter: "Period")
        let range = try range(input)
        let wanted = try statistics(input)
        let count = Int(((range.end - range.start) / Double(period.seconds)).rounded(.up))
        guard count <= Self.datapointsMax else {
            throw ServiceError(
                "InvalidParameterCombination",
                "You have requested up to \(count) datapoints, which exceeds the limit of 1,440. You may reduce the "
                    + "datapoints requested by increasing Period, or decreasing the time range.")
        }
        let unit = try input["Unit"].map { unit throws(ServiceError) in try DatumReader.unit(unit, "Unit") }
        let series = try await series(
            of: metric, unit: unit, from: period.start(range.start), to: range.end, period: period)
        let points = series.flatMap { series in
            series.points.sorted { $0.key < $1.key }.map { point(at: $0.key, $0.value, series.unit, wanted) }
        }
        return .members([("Label", .text(metric.name)), ("Datapoints", .list(points))])
    }

    private func point(
        at time: Double, _ statistics: Statistics, _ unit: String, _ wanted: [(name: String, statistic: Statistic)]
    ) -> WireValue {
        var members: [(String, WireValue?)] = [("Timestamp", .timestamp(time)), ("Unit", .text(unit))]
        var extended: [WireValue.Member] = []
        for (name, statistic) in wanted {
            let value = statistics.value(statistic).map(WireValue.double)
            if case .percentile = statistic {
                if let value { extended.append(WireValue.Member(name, value)) }
            } else {
                members.append((name, value))
            }
        }
        if !extended.isEmpty { members.append(("ExtendedStatistics", .map(extended))) }
        return .members(members)
    }

    private func statistics(_ input: WireValue) throws(ServiceError) -> [(name: String, statistic: Statistic)] {
        let simple = input["Statistics"]?.items ?? []
        let extended = input["ExtendedStatistics"]?.items ?? []
        guard !simple.isEmpty || !extended.isEmpty else {
            throw ServiceError(
                "InvalidParameterCombination", "Must specify either Statistics or ExtendedStatistics")
        }
        var wanted: [(name: String, statistic: Statistic)] = []
        for value in simple + extended {
            guard let name = value.text, let statistic = Statistic(name),
                !simple.contains(value) || Statistic.simpleNames.contains(name)
            else {
                throw ServiceError(
                    "InvalidParameterValue",
                    "The value \(value.text ?? "") for parameter \(simple.contains(value) ? "" : "Extended")Statistics is "
                        + "invalid.")
            }
            wanted.append((name, statistic))
        }
        return wanted
    }

    func identity(_ value: WireValue, _ path: String) throws(ServiceError) -> MetricIdentity {
        MetricIdentity(
            namespace: try DatumReader.text(value["Namespace"], "\(path)Namespace", max: 255),
            name: try DatumReader.text(value["MetricName"], "\(path)MetricName", max: 255),
            dimensions: try DatumReader.dimensions(value["Dimensions"], "\(path)Dimensions"))
    }

    func range(_ input: WireValue) throws(ServiceError) -> (start: Double, end: Double) {
        guard let start = input["StartTime"]?.seconds else {
            throw ServiceError("MissingParameter", "The parameter StartTime is required.")
        }
        guard let end = input["EndTime"]?.seconds else {
            throw ServiceError("MissingParameter", "The parameter EndTime is required.")
        }
        guard start.isFinite, end.isFinite, abs(start) < 1e12, abs(end) < 1e12, start < end else {
            throw ServiceError(
                "InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.")
        }
        return (start, end)
    }
}
