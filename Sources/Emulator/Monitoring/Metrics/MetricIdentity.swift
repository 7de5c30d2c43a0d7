import Wire

/// A metric: its namespace, its name and its dimensions, whose order does not matter.
struct MetricIdentity: Sendable, Equatable {
    let namespace: String
    let name: String
    let dimensions: [Dimension]

    struct Dimension: Codable, Sendable, Equatable {
        let name: String
        let value: String
    }

    static let dimensionsMax = 30

    init(namespace: String, name: String, dimensions: [Dimension]) {
        self.namespace = namespace
        self.name = name
        self.dimensions = dimensions.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    }

    var wire: WireValue {
        .members([
            ("Namespace", .text(namespace)), ("MetricName", .text(name)),
            (
                "Dimensions",
                .list(dimensions.map { .members([("Name", .text($0.name)), ("Value", .text($0.value))]) })
            ),
        ])
    }
}
