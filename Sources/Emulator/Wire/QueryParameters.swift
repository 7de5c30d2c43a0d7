/// The parameters of a query string, or of a form, decoded, in order.
package struct QueryParameters {
    package let pairs: [(name: String, value: String)]

    /// Nil when an escape is broken.
    package init?(_ query: String) {
        var pairs: [(name: String, value: String)] = []
        for part in query.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decode(halves[0], plusIsSpace: true),
                let value = PercentDecoding.decode(halves.count > 1 ? halves[1] : "", plusIsSpace: true)
            else { return nil }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// Repeated ones joined by commas, as payload format 2.0 has them; nil without any.
    package var joined: [String: String]? {
        pairs.isEmpty ? nil : Dictionary(pairs.map { ($0.name, $0.value) }) { "\($0),\($1)" }
    }

    /// Every value by name; nil without any.
    package var multiple: [String: [String]]? {
        pairs.isEmpty ? nil : Dictionary(grouping: pairs) { $0.name }.mapValues { $0.map(\.value) }
    }
}
