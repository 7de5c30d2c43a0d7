import FoundationEssentials

/// The package's own coders keep every digit. Others (`JSONEncoder`, `JSONDecoder`) go through `Decimal`, which is sure to hold 38
/// digits: what it cannot hold is refused, never rounded.
extension ExactDecimal: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let decimal = try container.decode(Decimal.self)
        guard let value = ExactDecimal(decimal.description) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "the number is out of range")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        guard let decimal = Decimal(string: text), ExactDecimal(decimal.description) == self else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: container.codingPath, debugDescription: "the number has more than 38 digits"))
        }
        try container.encode(decimal)
    }
}
