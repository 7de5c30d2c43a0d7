import FoundationEssentials

/// Any JSON value of a function's result, to look at its form before it is believed.
enum ResultValue: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case list([ResultValue])
    case object([String: ResultValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([ResultValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: ResultValue].self))
        }
    }

    /// Nil when the bytes are no JSON.
    init?(_ bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(ResultValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// A header's value: API Gateway writes numbers and truth values out.
    var headerText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .bool(let value): value ? "true" : "false"
        case .null, .list, .object: nil
        }
    }
}
