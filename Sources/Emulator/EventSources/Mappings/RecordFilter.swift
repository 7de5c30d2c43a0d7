import EventPatterns
package import Wire

/// A mapping's filter criteria, compiled: a record passes that matches any of the patterns.
package struct RecordFilter: Sendable {
    private let patterns: [EventPattern]

    /// Nil where everything passes.
    package init?(_ criteria: EventSourceSettings.FilterCriteria?) throws(ServiceError) {
        guard let filters = criteria?.filters, !filters.isEmpty else { return nil }
        var patterns: [EventPattern] = []
        for filter in filters {
            do throws(EventPatternError) {
                patterns.append(try EventPattern(json: (filter.pattern ?? "").utf8))
            } catch {
                throw .invalidParameter("Invalid filter pattern definition.")
            }
        }
        self.patterns = patterns
    }

    /// - Parameter record: the JSON of one record, with its data as JSON where it is JSON.
    package func passes(_ record: [UInt8]) -> Bool { patterns.contains { $0.matches(event: record) } }
}
