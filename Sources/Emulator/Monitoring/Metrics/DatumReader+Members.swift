import Wire

extension DatumReader {
    static func text(_ value: WireValue?, _ path: String, max: Int) throws(ServiceError) -> String {
        guard let text = value?.text, !text.isEmpty else {
            throw ServiceError("MissingParameter", "The parameter \(path) is required.")
        }
        guard text.utf8.count <= max else {
            throw ServiceError(
                "InvalidParameterValue", "The parameter \(path) must be shorter than \(max + 1) characters.")
        }
        return text
    }

    static func check(_ count: Int, _ path: String, max: Int) throws(ServiceError) {
        guard count <= max else {
            throw ServiceError(
                "InvalidParameterValue", "The collection \(path) must not have a size greater than \(max).")
        }
    }

    static func dimensions(
        _ value: WireValue?, _ path: String
    ) throws(ServiceError) -> [MetricIdentity.Dimension] {
        let entries = value?.items ?? []
        try check(entries.count, path, max: MetricIdentity.dimensionsMax)
        var dimensions: [MetricIdentity.Dimension] = []
        for (index, entry) in entries.enumerated() {
            let path = "\(path).member.\(index + 1)"
            dimensions.append(
                .init(
                    name: try text(entry["Name"], "\(path).Name", max: 255),
                    value: try text(entry["Value"], "\(path).Value", max: 1024)))
        }
        guard Set(dimensions.map(\.name)).count == dimensions.count else {
            throw ServiceError("InvalidParameterValue", "The collection \(path) must not have a name twice.")
        }
        return dimensions
    }

    static func unit(_ value: WireValue?, _ path: String) throws(ServiceError) -> String {
        guard let unit = value?.text else { return MetricUnit.none }
        guard MetricUnit.names.contains(unit) else {
            throw ServiceError(
                "InvalidParameterValue",
                "The parameter \(path) must be a value in the set [ \(MetricUnit.names.joined(separator: ", ")) ].")
        }
        return unit
    }
}
