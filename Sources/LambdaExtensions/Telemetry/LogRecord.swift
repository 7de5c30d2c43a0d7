/// A line of a log: JSON where the function's log format is JSON, text otherwise.
public enum LogRecord: Sendable, Equatable, Decodable {
    case text(String)
    case json(JSONValue)

    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        if case .string(let text) = value {
            self = .text(text)
        } else {
            self = .json(value)
        }
    }
}
