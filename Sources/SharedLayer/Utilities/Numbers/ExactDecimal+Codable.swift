import FoundationEssentials
import JSONCoding

/// The package's own coders keep every digit. Others (`JSONEncoder`, `JSONDecoder`) go through `Decimal`, which is sure to hold 38
/// digits: what it cannot hold is refused, never rounded.
extension ExactDecimal: Codable {
    package init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            let text = try decoder.numberText()
            guard let value = ExactDecimal(text) else {
                throw DecodingError.dataCorruptedError(in: decoder, debugDescription: "the number is out of range")
            }
            self = value
            return
        }
        let container = try decoder.singleValueContainer()
        let decimal = try container.decode(Decimal.self)
        guard let value = ExactDecimal(decimal.description) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "the number is out of range")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? ValueEncoder { return try encoder.encode(number: text) }
        var container = encoder.singleValueContainer()
        guard let decimal = Decimal(string: text), ExactDecimal(decimal.description) == self else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: container.codingPath, debugDescription: "the number has more than 38 digits"))
        }
        try container.encode(decimal)
    }
}
