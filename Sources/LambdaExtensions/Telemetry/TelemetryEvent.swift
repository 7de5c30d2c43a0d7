public import FoundationEssentials

/// One event of the Telemetry API.
///
/// Source: Lambda developer guide, "Lambda Telemetry API Event schema reference".
public struct TelemetryEvent: Sendable, Equatable, Decodable {
    /// When Lambda made the event, which is not when it happened.
    public let time: Date
    public let record: TelemetryRecord

    private enum CodingKeys: String, CodingKey {
        case time
        case type
        case record
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .time)
        guard let time = Date(telemetryTime: text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .time, in: container, debugDescription: "not an ISO 8601 time: \(text)")
        }
        self.time = time
        let type = try container.decode(String.self, forKey: .type)
        guard let nested = try? container.superDecoder(forKey: .record) else {
            record = .unknown(type: type, .null)
            return
        }
        do {
            record = try TelemetryRecord(type: type, from: nested)
        } catch is DecodingError {
            record = .unknown(type: type, try JSONValue(from: nested))
        }
    }
}

extension Date {
    /// ISO 8601 with or without fractions of a second.
    init?(telemetryTime text: String) {
        let styles = [Date.ISO8601FormatStyle(includingFractionalSeconds: true), Date.ISO8601FormatStyle()]
        guard let date = styles.lazy.compactMap({ try? $0.parse(text) }).first else { return nil }
        self = date
    }
}
