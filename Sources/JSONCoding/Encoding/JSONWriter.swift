import FoundationEssentials

/// Writes one JSON value, which is the whole text or a part that is put into its place at the end.
///
/// What encoders and containers of that value share. Only a nested container or a super encoder that is asked for by
/// name can be used in any order: it gets a writer of its own, and a byte in this one's text holds its place.
final class JSONWriter {
    /// Not checked for overlapping accesses at run time, which took a twelfth of all time: each access is one call of
    /// `JSONText`, which calls no code of others that could come back here.
    @exclusivity(unchecked) var text: JSONText

    init(
        path: [any CodingKey] = [], nestingDepthMax: Int = JSONCoder.nestingDepthMax, form: JSONForm = .plain,
        isItem: Bool = false
    ) {
        text = JSONText(path: path, nestingDepthMax: nestingDepthMax, form: form, isItem: isItem)
    }

    /// The encoder of this writer's value.
    var encoder: ValueEncoder { ValueEncoder(writer: self, level: 0) }

    func writeText<Value: Encodable>(_ value: Value) throws {
        if try writeOwnForm(value, .whole, at: 0, path: []) { return }
        try value.encode(to: encoder)
        guard text.current.state != .empty else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "\(Value.self) encodes nothing"))
        }
    }

    func finished() throws -> [UInt8] {
        let whole = text
        text = JSONText(path: [], nestingDepthMax: 0)
        return try whole.finished()
    }
}

/// Values of any type.
extension JSONWriter {
    func write<Value: Encodable>(_ value: Value, element place: Int, at level: Int) throws {
        let key = JSONKey.element(place)
        if try writeDirectly(value, .element, at: level, path: text.codingPath(of: level) + [key]) { return }
        try writeNested(value, .element, key, in: level)
    }

    func write<Value: Encodable>(_ value: Value, member key: some CodingKey, at level: Int) throws {
        let place = ValuePlace.member(key.stringValue)
        if try writeDirectly(value, place, at: level, path: text.codingPath(of: level) + [key]) { return }
        try writeNested(value, place, key, in: level)
    }

    private func writeNested<Value: Encodable>(
        _ value: Value, _ place: ValuePlace, _ key: any CodingKey, in level: Int
    ) throws {
        try text.begin(place, at: level)
        text.push(key)
        do {
            try value.encode(to: ValueEncoder(writer: self, level: level + 1))
        } catch {
            text.reset(level + 1)
            text.pop()
            text.cancel(place)
            throw error
        }
        text.close()
        text.pop()
    }

    /// The one value of a level. Other containers of its encoder may go on with what it writes.
    func write<Value: Encodable>(_ value: Value, at level: Int) throws {
        try text.checkIsEmpty(level)
        if try writeOwnForm(value, .whole, at: level, path: text.codingPath(of: level)) { return }
        do {
            try value.encode(to: ValueEncoder(writer: self, level: level))
        } catch {
            text.reset(level)
            throw error
        }
        text.close()
    }

    /// Whether the value is of a type that is not asked to encode itself.
    private func writeDirectly<Value: Encodable>(
        _ value: Value, _ place: ValuePlace, at level: Int, path: @autoclosure () -> [any CodingKey]
    ) throws -> Bool {
        guard let type = DirectType(Value.self) else { return false }
        return try write(value, type, isWhole: false, place, at: level, path: path())
    }

    /// As `writeDirectly`, for a level's one value: arrays and dictionaries encode themselves there, since more may follow.
    private func writeOwnForm<Value>(
        _ value: Value, _ place: ValuePlace, at level: Int, path: @autoclosure () -> [any CodingKey]
    ) throws -> Bool {
        guard let type = DirectType(Value.self) else { return false }
        return try write(value, type, isWhole: true, place, at: level, path: path())
    }

    private func write<Value>(
        _ value: Value, _ type: DirectType, isWhole: Bool, _ place: ValuePlace, at level: Int,
        path: @autoclosure () -> [any CodingKey]
    ) throws -> Bool {
        switch type {
        case .stringDictionary:
            guard !isWhole, let value = value as? [String: String] else { return false }
            try text.write(value, place, at: level)
        case .strings:
            guard !isWhole, let value = value as? [String] else { return false }
            try text.write(value, place, at: level)
        case .integers:
            guard !isWhole, let value = value as? [Int] else { return false }
            try text.write(value, place, at: level)
        case .bytes:
            guard text.form == .attributes, let value = value as? [UInt8] else { return false }
            try text.writeBinary(Data(value).base64EncodedString(), place, at: level)
        case .data:
            guard let value = value as? Data else { return false }
            try text.writeBinary(value.base64EncodedString(), place, at: level)
        case .url:
            guard let value = value as? URL else { return false }
            try text.write(value.absoluteString, place, at: level)
        case .decimal:
            guard let value = value as? Decimal else { return false }
            guard value.isFinite, holds(value) else { throw notANumber(value, path()) }
            try text.writeNumber(value.description, place, at: level)
        case .doubles, .date: return false
        }
        return true
    }

    /// Whether the form has such a number.
    func holds(_ value: some CustomStringConvertible) -> Bool {
        text.form == .plain || AttributeNumber.holds(value.description)
    }

    func notANumber(_ value: Any, _ codingPath: [any CodingKey]) -> EncodingError {
        let owner = text.form == .plain ? "JSON" : "DynamoDB"
        return .invalidValue(value, .init(codingPath: codingPath, debugDescription: "\(owner) has no \(value)"))
    }
}

/// Values that are written apart.
extension JSONWriter {
    /// An encoder for the value of that name; the one that is there already goes on if it is of the same kind.
    func part(member key: some CodingKey, at level: Int, _ state: EncodingLevel.State) -> ValueEncoder {
        let name = key.stringValue
        if state != .empty, let part = text.part(name, state, at: level) { return part.encoder }
        return newPart(.member(name), key, at: level)
    }

    func part(element place: Int, at level: Int) -> ValueEncoder {
        newPart(.element, JSONKey.element(place), at: level)
    }

    private func newPart(_ place: ValuePlace, _ key: any CodingKey, at level: Int) -> ValueEncoder {
        let part = JSONWriter(
            path: text.codingPath(of: level) + [key], nestingDepthMax: text.nestingDepthMax - text.nestingDepth,
            form: text.form)
        do {
            try text.add(part, place, at: level)
        } catch {
            text.misuse = error
        }
        return part.encoder
    }
}
