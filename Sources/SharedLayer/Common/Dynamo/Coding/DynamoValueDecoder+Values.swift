import FoundationEssentials
import JSONCoding

/// Values of this decoder's document, and what to say where they are of another type. A key is nil for its own value.
extension DynamoValueDecoder {
    func bool(_ place: DynamoPlace, _ key: @autoclosure () -> (any CodingKey)?) throws -> Bool {
        guard place.kind == .bool else { throw mismatch(Bool.self, place, key()) }
        return document.json[place.index].kind == .true
    }

    func string(_ place: DynamoPlace, _ key: @autoclosure () -> (any CodingKey)?) throws -> String {
        guard place.kind == .string, let text = document.json.string(at: place.index) else {
            throw mismatch(String.self, place, key())
        }
        return text
    }

    /// The text of a number, checked to be one.
    private func number(_ place: DynamoPlace, _ type: any Any.Type, _ key: () -> (any CodingKey)?) throws -> String {
        guard place.kind == .number, let text = document.json.string(at: place.index) else {
            throw mismatch(type, place, key())
        }
        return text
    }

    func integer<Value: FixedWidthInteger>(
        _ place: DynamoPlace, _ key: @autoclosure () -> (any CodingKey)?
    ) throws -> Value {
        if place.kind == .number, let short = shortInteger(place.index), let value = Value(exactly: short) {
            return value
        }
        let text = try number(place, Value.self, key)
        guard
            let value = Value(text) ?? ExactDecimal(text)?.minorUnits(fractionDigits: 0).flatMap({ Value(exactly: $0) })
        else { throw unfit(text, Value.self, key()) }
        return value
    }

    /// An integer of at most 18 digits, which cannot overflow.
    private func shortInteger(_ index: Int) -> Int? {
        let entry = document.json[index]
        guard 1...18 ~= entry.length else { return nil }
        let text = document.json.text[entry.bytes]
        let isNegative = text.first == UInt8(ascii: "-")
        guard !isNegative || text.count > 1 else { return nil }
        var magnitude = 0
        for byte in isNegative ? text.dropFirst() : text {
            let digit = Int(byte) - Int(UInt8(ascii: "0"))
            guard 0...9 ~= digit else { return nil }
            magnitude = magnitude * 10 + digit
        }
        return isNegative ? -magnitude : magnitude
    }

    func floating<Value: BinaryFloatingPoint & LosslessStringConvertible>(
        _ place: DynamoPlace, _ key: @autoclosure () -> (any CodingKey)?
    ) throws -> Value {
        let text = try number(place, Value.self, key)
        guard ExactDecimal(text) != nil, let value = Value(text), value.isFinite else {
            throw unfit(text, Value.self, key())
        }
        return value
    }

    private func unfit(_ text: String, _ type: any Any.Type, _ key: (any CodingKey)?) -> DecodingError {
        .dataCorrupted(
            .init(
                codingPath: key.map { codingPath + [$0] } ?? codingPath,
                debugDescription: "\(text) does not fit into \(type)"))
    }

    /// Any value. Types that have a form of their own are not asked to decode themselves.
    func value<Value: Decodable>(_ type: Value.Type, _ place: DynamoPlace, _ key: (any CodingKey)?) throws -> Value {
        let direct: Any
        if type == [String].self, place.kind == .list {
            direct = try document.elements(of: place.index) { index in
                guard let element = DynamoPlace(document.json, at: index), element.kind == .string else {
                    throw mismatch(type, place, key)
                }
                return try document.string(at: element.index)
            }
        } else if type == [String: String].self, place.kind == .map {
            direct = try texts(place, type, key)
        } else if type == ExactDecimal.self {
            let text = try number(place, type) { key }
            guard let number = ExactDecimal(text) else { throw unfit(text, type, key) }
            direct = number
        } else if type == AttributeValue.self {
            direct = try document.value(place)
        } else if type == Data.self || type == [UInt8].self {
            guard place.kind == .binary else { throw mismatch(type, place, key) }
            let data = try document.data(at: place.index)
            direct = type == Data.self ? data : [UInt8](data)
        } else {
            return try Value(from: key == nil ? self : DynamoValueDecoder(document, place, key, in: self))
        }
        guard let value = direct as? Value else { throw mismatch(type, place, key) }
        return value
    }

    private func texts(
        _ place: DynamoPlace, _ type: any Any.Type, _ key: (any CodingKey)?
    ) throws -> [String: String] {
        var texts = [String: String](minimumCapacity: document.json[place.index].count)
        try document.json.forEachMember(of: place.index) { name, value in
            guard let text = DynamoPlace(document.json, at: value), text.kind == .string else {
                throw mismatch(type, place, key)
            }
            texts[try document.string(at: name)] = try document.string(at: text.index)
        }
        return texts
    }
}
