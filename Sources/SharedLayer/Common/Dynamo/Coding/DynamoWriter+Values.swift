import FoundationEssentials

/// Values in the place that was just begun.
extension DynamoWriter {
    func floating(_ value: some BinaryFloatingPoint & CustomStringConvertible, _ key: (any CodingKey)?) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: path(to: key), debugDescription: "a number must be finite"))
        }
        // Only beyond these bounds can a binary number be out of DynamoDB's range.
        guard value.magnitude > 1e125 || (value != 0 && value.magnitude < 1e-129) else {
            return text.number(value.description)
        }
        guard let number = ExactDecimal(value.description), DynamoNumber.isStorable(number) else {
            throw DynamoNumber.refusal(value, at: path(to: key))
        }
        text.number(value.description)
    }

    /// Values that have a form of their own here, and the commonest arrays and dictionaries, are not asked to encode
    /// themselves. Types are compared first: a cast takes longer than all the rest.
    func direct<Value: Encodable>(_ value: Value, _ key: (any CodingKey)?) throws -> Bool {
        if Value.self == [String].self, let texts = value as? [String] {
            text.beginTyped(UInt8(ascii: "L"))
            text.list(texts) { $0.string($1) }
            text.endTyped()
        } else if Value.self == [String: String].self, let texts = value as? [String: String] {
            text.beginTyped(UInt8(ascii: "M"))
            write(texts)
            text.endTyped()
        } else if Value.self == ExactDecimal.self, let number = value as? ExactDecimal {
            guard DynamoNumber.isStorable(number) else { throw DynamoNumber.refusal(number, at: path(to: key)) }
            text.number(number.text)
        } else if Value.self == Timestamp.self, let moment = value as? Timestamp {
            text.string(moment.text)
        } else if Value.self == AttributeValue.self, let attribute = value as? AttributeValue {
            text.value(attribute)
        } else if Value.self == Data.self, let data = value as? Data {
            text.binary(data)
        } else if Value.self == [UInt8].self, let bytes = value as? [UInt8] {
            text.binary(Data(bytes))
        } else {
            return false
        }
        return true
    }

    private func write(_ members: [String: String]) {
        text.open(UInt8(ascii: "{"))
        for (name, member) in members {
            text.name(name)
            text.string(member)
        }
        text.close(UInt8(ascii: "}"))
    }

    private func path(to key: (any CodingKey)?) -> [any CodingKey] { key.map { path + [$0] } ?? path }
}
