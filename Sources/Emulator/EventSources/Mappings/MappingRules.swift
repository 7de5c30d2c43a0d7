import EventPatterns
import Wire

/// The bounds that AWS's model of the API sets, which hold for every kind of source.
///
/// Source: botocore's model of Lambda; the texts are those of AWS's request validation.
enum MappingRules {
    /// The largest `MaxItems`.
    static let pageMax = 10_000
    /// The most that one answer holds.
    static let answerMax = 100
    static let filtersMax = 10
    static let patternBytesMax = 4096
    static let tagsMax = 50

    static func check(_ settings: EventSourceSettings) throws(ServiceError) {
        try check(settings.batchSize, "batchSize", 1...10_000)
        try check(settings.maximumBatchingWindowInSeconds, "maximumBatchingWindowInSeconds", 0...300)
        try check(settings.scalingConfig?.maximumConcurrency, "scalingConfig.maximumConcurrency", 2...1_000)
        try check(settings.parallelizationFactor, "parallelizationFactor", 1...10)
        try check(settings.maximumRetryAttempts, "maximumRetryAttempts", -1...10_000)
        try check(settings.maximumRecordAgeInSeconds, "maximumRecordAgeInSeconds", -1...604_800)
        try check(settings.tumblingWindowInSeconds, "tumblingWindowInSeconds", 0...900)
        try check(settings.provisionedPollerConfig?.minimumPollers, "provisionedPollerConfig.minimumPollers", 1...200)
        try check(settings.provisionedPollerConfig?.maximumPollers, "provisionedPollerConfig.maximumPollers", 1...2_000)
        try check(
            settings.functionResponseTypes ?? [], "functionResponseTypes", among: ["ReportBatchItemFailures"])
        try check(
            settings.startingPosition.map { [$0] } ?? [], "startingPosition",
            among: ["LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"])
        let metrics = settings.metricsConfig?.metrics ?? []
        try check(metrics, "metricsConfig.metrics", among: ["EventCount", "ErrorCount", "KafkaMetrics"])
        for (index, filter) in (settings.filterCriteria?.filters ?? []).enumerated() {
            guard let pattern = filter.pattern, pattern.utf8.count > patternBytesMax else { continue }
            throw .member(
                "filterCriteria.filters.\(index + 1).member.pattern", pattern,
                "Member must have length less than or equal to \(patternBytesMax)")
        }
    }

    static func check(tags: [String: String]) throws(ServiceError) {
        guard tags.count <= tagsMax else {
            throw .invalidParameter("Number of tags exceeds resource tag limit.")
        }
        for (key, value) in tags {
            guard (1...128).contains(key.count), !key.lowercased().hasPrefix("aws:") else {
                throw .invalidParameter("Tag keys must have 1 to 128 characters and not begin with aws:.")
            }
            guard value.count <= 256 else {
                throw .invalidParameter("Tag values must have at most 256 characters.")
            }
        }
    }

    /// Source: Lambda developer guide, "Control which events Lambda sends to your function".
    static func checkFilters(_ criteria: EventSourceSettings.FilterCriteria?) throws(ServiceError) {
        let filters = criteria?.filters ?? []
        guard filters.count <= filtersMax else {
            throw .invalidParameter(
                "Filter criteria has exceeded the limit of \(filtersMax) filters per event source mapping.")
        }
        for filter in filters {
            guard let pattern = filter.pattern, !pattern.isEmpty, (try? EventPattern(json: pattern.utf8)) != nil else {
                throw .invalidParameter("Invalid filter pattern definition.")
            }
        }
    }

    private static func check(_ value: Int?, _ name: String, _ range: ClosedRange<Int>) throws(ServiceError) {
        guard let value, !range.contains(value) else { return }
        throw .member(
            name, String(value),
            value < range.lowerBound
                ? "Member must have value greater than or equal to \(range.lowerBound)"
                : "Member must have value less than or equal to \(range.upperBound)")
    }

    private static func check(_ values: [String], _ name: String, among known: [String]) throws(ServiceError) {
        guard let wrong = values.first(where: { !known.contains($0) }) else { return }
        throw .member(name, wrong, "Member must satisfy enum value set: [\(known.joined(separator: ", "))]")
    }
}
