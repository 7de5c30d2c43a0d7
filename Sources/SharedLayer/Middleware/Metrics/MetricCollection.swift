import Logging

/// What is recorded until it is written: series by their dimensions, and properties.
struct MetricCollection: Sendable {
    /// More values are written before the invocation ends.
    static let valuesMax = 10_000
    /// Errors beyond these are not told.
    private static let errorsMax = 20

    enum Change: Sendable {
        case record(Double)
        case add(Double)
        case set(Double)
        case discard
    }

    private struct Entry: Sendable {
        let group: MetricGroup
        var series: [MetricSeries] = []
        var places: [String: Int] = [:]
    }

    private var entries: [Entry] = []
    private var places: [MetricGroup: Int] = [:]
    private var valueCount = 0
    private var errors: Set<String> = []
    var properties: [String: Logger.MetadataValue] = [:]
    /// Nil for the time at which they are written.
    var timestamp: Timestamp?

    var isEmpty: Bool { entries.allSatisfy { $0.series.allSatisfy(\.values.isEmpty) } }
    var isFull: Bool { valueCount >= Self.valuesMax }

    /// - Throws: `nameTaken` where the name is another metric's or a dimension's.
    mutating func apply(_ change: Change, to definition: MetricDefinition, in group: MetricGroup) throws(MetricsError) {
        let entry = places[group] ?? entries.count
        if entry == entries.count {
            entries.append(Entry(group: group))
            places[group] = entry
        }
        let place = entries[entry].places[definition.name] ?? entries[entry].series.count
        if place == entries[entry].series.count {
            guard !group.dimensions.contains(where: { $0.name == definition.name }) else {
                throw MetricsError(.nameTaken, "a metric is called as a dimension: \(definition.name)")
            }
            entries[entry].series.append(MetricSeries(definition))
            entries[entry].places[definition.name] = place
        }
        guard entries[entry].series[place].definition == definition else {
            throw MetricsError(.nameTaken, "\(definition.name) is recorded in two units or resolutions")
        }
        switch change {
        case .record(let value):
            entries[entry].series[place].record(value)
            valueCount += 1
        case .add(let amount): entries[entry].series[place].add(amount)
        case .set(let value): entries[entry].series[place].set(value)
        case .discard: entries[entry].series[place] = MetricSeries(definition)
        }
    }

    /// Whether this error is told the first time.
    mutating func isNews(_ error: MetricsError) -> Bool {
        errors.count < Self.errorsMax && errors.insert(error.description).inserted
    }

    /// Takes what was recorded; properties and the time stay until the invocation ends.
    mutating func drain() -> MetricCollection {
        let drained = self
        (entries, places, valueCount) = ([], [:], 0)
        return drained
    }

    func lines(namespace: String, now: Timestamp, report: (MetricsError) -> Void) -> [[UInt8]] {
        let sorted = properties.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
        return entries.flatMap { entry in
            EMFDocument.lines(
                namespace: namespace, timestamp: timestamp ?? now, group: entry.group,
                series: entry.series.filter { !$0.values.isEmpty }, properties: sorted, report: report)
        }
    }
}
