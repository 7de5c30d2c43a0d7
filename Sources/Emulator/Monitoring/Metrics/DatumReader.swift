import Wire

/// Reads the entries of PutMetricData, with CloudWatch's limits and texts.
///
/// Source: Amazon CloudWatch API reference, `PutMetricData` and `MetricDatum`.
struct DatumReader {
    static let dataMax = 1000
    static let valuesMax = 150
    /// Values lie between the negative and the positive of this: 2 to the 360th.
    static let valueMax = 0x1p360
    static let pastSeconds: Double = 14 * 86_400
    static let futureSeconds: Double = 2 * 3_600

    let namespace: String
    /// Seconds since 1970.
    let now: Double

    init(namespace: WireValue?, now: Double) throws(ServiceError) {
        self.namespace = try Self.text(namespace, "Namespace", max: 255)
        self.now = now
        guard !self.namespace.hasPrefix("AWS/"), !self.namespace.hasPrefix(":") else {
            throw ServiceError(
                "InvalidParameterValue", "The value \(self.namespace) for parameter Namespace is invalid.")
        }
    }

    func data(_ value: WireValue?) throws(ServiceError) -> [Datum] {
        guard let entries = value?.items, !entries.isEmpty else {
            throw ServiceError("MissingParameter", "The parameter MetricData is required.")
        }
        try Self.check(entries.count, "MetricData", max: Self.dataMax)
        var data: [Datum] = []
        for (index, entry) in entries.enumerated() {
            data.append(try datum(entry, "MetricData.member.\(index + 1)"))
        }
        return data
    }

    private func datum(_ entry: WireValue, _ path: String) throws(ServiceError) -> Datum {
        let name = try Self.text(entry["MetricName"], "\(path).MetricName", max: 255)
        let dimensions = try Self.dimensions(entry["Dimensions"], "\(path).Dimensions")
        let unit = try Self.unit(entry["Unit"], "\(path).Unit")
        if let resolution = entry["StorageResolution"] {
            guard resolution.integer == 1 || resolution.integer == 60 else {
                throw ServiceError(
                    "InvalidParameterValue", "The parameter \(path).StorageResolution must be 1 or 60.")
            }
        }
        return Datum(
            metric: MetricIdentity(namespace: namespace, name: name, dimensions: dimensions),
            at: try time(entry["Timestamp"], "\(path).Timestamp"), unit: unit,
            statistics: try statistics(entry, path))
    }

    private func time(_ value: WireValue?, _ path: String) throws(ServiceError) -> Double {
        guard let value else { return now.rounded(.down) }
        guard let seconds = value.seconds else {
            throw ServiceError("InvalidParameterValue", "The parameter \(path) is no time.")
        }
        guard seconds >= now - Self.pastSeconds, seconds <= now + Self.futureSeconds else {
            throw ServiceError(
                "InvalidParameterValue",
                "The parameter \(path) must specify a time within the past two weeks and no more than two hours in the "
                    + "future.")
        }
        return seconds.rounded(.down)
    }

    private func statistics(_ entry: WireValue, _ path: String) throws(ServiceError) -> Statistics {
        let given = ["Value", "Values", "StatisticValues"].filter { entry[$0] != nil }
        guard let kind = given.first else {
            throw ServiceError("MissingParameter", "At least one of the parameters must be specified.")
        }
        guard given.count == 1 else {
            throw ServiceError(
                "InvalidParameterCombination",
                "The parameters \(path).\(given[0]) and \(path).\(given[1]) are mutually exclusive and you have "
                    + "specified both.")
        }
        switch kind {
        case "Value":
            return Statistics([.init(value: try number(entry["Value"], "\(path).Value"), count: 1)])
        case "Values": return try spread(entry, path)
        default: return try set(entry["StatisticValues"] ?? .null, "\(path).StatisticValues")
        }
    }

    private func spread(_ entry: WireValue, _ path: String) throws(ServiceError) -> Statistics {
        let values = entry["Values"]?.items ?? []
        guard !values.isEmpty else {
            throw ServiceError("MissingParameter", "The parameter \(path).Values is required.")
        }
        try Self.check(values.count, "\(path).Values", max: Self.valuesMax)
        let counts = entry["Counts"]?.items
        guard counts.map({ $0.count == values.count }) ?? true else {
            throw ServiceError(
                "InvalidParameterValue", "The parameters \(path).Values and \(path).Counts must be of the same size.")
        }
        var spread: [Statistics.Weighted] = []
        for (index, value) in values.enumerated() {
            let count = try counts.map { counts throws(ServiceError) in
                try number(counts[index], "\(path).Counts")
            }
            guard count.map({ $0 > 0 }) ?? true else {
                throw ServiceError("InvalidParameterValue", "The parameter \(path).Counts must be greater than 0.")
            }
            spread.append(.init(value: try number(value, "\(path).Values"), count: count ?? 1))
        }
        return Statistics(spread)
    }

    private func set(_ value: WireValue, _ path: String) throws(ServiceError) -> Statistics {
        let set = Statistics(
            count: try number(value["SampleCount"], "\(path).SampleCount"),
            sum: try number(value["Sum"], "\(path).Sum"), minimum: try number(value["Minimum"], "\(path).Minimum"),
            maximum: try number(value["Maximum"], "\(path).Maximum"))
        guard set.count >= 0, set.minimum <= set.maximum else {
            throw ServiceError("InvalidParameterValue", "The parameter \(path) is not a statistic set of any values.")
        }
        return set
    }

    private func number(_ value: WireValue?, _ path: String) throws(ServiceError) -> Double {
        guard let value else { throw ServiceError("MissingParameter", "The parameter \(path) is required.") }
        guard let number = value.number, number.isFinite, abs(number) <= Self.valueMax else {
            let shown = value.number.map { $0.isNaN ? "NaN" : "\($0)" } ?? value.text ?? ""
            throw ServiceError("InvalidParameterValue", "The value \(shown) for parameter \(path) is invalid.")
        }
        return number
    }
}
