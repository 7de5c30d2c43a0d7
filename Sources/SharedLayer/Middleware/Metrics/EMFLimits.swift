/// What CloudWatch takes.
///
/// Source: CloudWatch user guide, "Specification: Embedded metric format", and the API reference, MetricDatum and
/// Dimension.
package enum EMFLimits {
    package static let metricsMax = 100
    package static let valuesMax = 100
    package static let dimensionsMax = 30
    package static let namespaceCharactersMax = 255
    package static let metricNameCharactersMax = 255
    package static let dimensionNameCharactersMax = 250
    package static let dimensionValueCharactersMax = 1_024
    /// The largest value, either sign: 2^360.
    package static let magnitudeMax = 0x1p360
    package static let ageMillisecondsMax: Int64 = 14 * 86_400_000
    package static let lookaheadMillisecondsMax: Int64 = 2 * 3_600_000
    /// CloudWatch takes documents of 1 MB; Lambda hands on lines of 256 KB, of which 26 bytes are the event's own.
    package static let documentBytesMax = (256 << 10) - 26

    static func check(namespace: String) throws(MetricsError) {
        let isValid =
            !namespace.isEmpty && namespace.unicodeScalars.count <= namespaceCharactersMax
            && !namespace.hasPrefix("AWS/")
            && namespace.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "._-/#: ".utf8.contains(byte)
                }
            }
        guard isValid, namespace.contains(where: { $0 != " " }) else {
            throw MetricsError(.invalidNamespace, "the namespace is not one of CloudWatch's: \(namespace)")
        }
    }

    static func check(_ metric: MetricDefinition) throws(MetricsError) {
        guard isText(metric.name, charactersMax: metricNameCharactersMax), metric.name != EMFDocument.metadataName
        else { throw MetricsError(.invalidName, "no metric can be called so: \(metric.name)") }
    }

    static func check(_ dimension: MetricDimension) throws(MetricsError) {
        guard isText(dimension.name, charactersMax: dimensionNameCharactersMax), !dimension.name.hasPrefix(":"),
            dimension.name.utf8.allSatisfy({ $0 < 0x80 }), dimension.name != EMFDocument.metadataName,
            isText(dimension.value, charactersMax: dimensionValueCharactersMax),
            dimension.value.utf8.allSatisfy({ $0 < 0x80 })
        else { throw MetricsError(.invalidDimension, "no dimension can be so: \(dimension.name)") }
    }

    static func check(_ value: Double, of metric: MetricDefinition) throws(MetricsError) {
        guard value.isFinite, abs(value) <= magnitudeMax else {
            throw MetricsError(.invalidValue, "\(metric.name) cannot be \(value)")
        }
    }

    /// Not empty or blank, and without control characters.
    private static func isText(_ text: String, charactersMax: Int) -> Bool {
        text.unicodeScalars.count <= charactersMax && text.utf8.contains { $0 != 0x20 }
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
