import FunctionRuntime
import Logging

/// A line in CloudWatch's embedded metric format.
///
/// Source: CloudWatch user guide, "Specification: Embedded metric format".
struct EMFDocument {
    /// The member that makes a line metrics.
    static let metadataName = "_aws"

    let namespace: String
    let timestamp: Timestamp
    let group: MetricGroup
    let properties: [(key: String, value: Logger.MetadataValue)]
    let points: [MetricPoint]

    /// The line with its newline.
    var line: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(contentsOf: #"{"_aws":{"Timestamp":"#.utf8)
        bytes.append(contentsOf: String(timestamp.millisecondsSince1970).utf8)
        bytes.append(contentsOf: #","CloudWatchMetrics":[{"Namespace":"#.utf8)
        bytes.appendJSON(namespace)
        bytes.append(contentsOf: #","Dimensions":["#.utf8)
        append(group.sets, to: &bytes) { set, bytes in
            bytes.append(UInt8(ascii: "["))
            append(set, to: &bytes) { $1.appendJSON($0.name) }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(contentsOf: #"],"Metrics":["#.utf8)
        append(points, to: &bytes) { Self.append($0.definition, to: &$1) }
        bytes.append(contentsOf: "]}]}".utf8)
        for dimension in group.dimensions {
            Self.appendName(dimension.name, to: &bytes)
            bytes.appendJSON(dimension.value)
        }
        for (key, value) in properties {
            Self.appendName(key, to: &bytes)
            bytes.appendJSON(value)
        }
        for point in points {
            Self.appendName(point.definition.name, to: &bytes)
            point.appendJSON(to: &bytes)
        }
        bytes.append(contentsOf: "}\n".utf8)
        return bytes
    }

    private static func append(_ definition: MetricDefinition, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"Name":"#.utf8)
        bytes.appendJSON(definition.name)
        bytes.append(contentsOf: #","Unit":""#.utf8)
        bytes.append(contentsOf: definition.unit.rawValue.utf8)
        bytes.append(UInt8(ascii: "\""))
        if definition.resolution == .high { bytes.append(contentsOf: #","StorageResolution":1"#.utf8) }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func appendName(_ name: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: ","))
        bytes.appendJSON(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private func append<Element>(
        _ elements: [Element], to bytes: inout [UInt8], _ write: (Element, inout [UInt8]) -> Void
    ) {
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, &bytes)
        }
    }
}
