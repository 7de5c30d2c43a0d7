/// Writes one Codable value straight as DynamoDB's JSON.
///
/// Values are nested like calls: each has a level on a stack while its `encode(to:)` runs, and only the last level can be
/// written to. What `Codable` allows beyond that (nested containers, super encoders, names that are written twice) is
/// rare: a value that does so is written once more, by the encoder that makes trees.
final class DynamoWriter {
    var text = DynamoText()
    private var levels: [Level] = []
    /// The keys on the way to the last level's value.
    private(set) var path: [any CodingKey] = []
    /// The names in all open maps: where they are in the text.
    private var names: [Range<Int>] = []

    /// Source: DynamoDB developer guide, "Quotas", "Attribute nesting depth".
    static let depthMax = 32

    private struct Level {
        /// Where its value begins.
        let start: Int
        let firstName: Int
        var state = State.empty
        /// One of 64 bits for each name, to tell most new names from those that are there.
        var nameMarks: UInt64 = 0
        var elementCount = 0
        var needsTree = false
    }

    enum State {
        case empty, map, list, closed
    }

    /// `{"a":{"S":"b"}}`.
    func item(_ value: some Encodable) throws -> [UInt8] {
        levels.append(Level(start: 0, firstName: 0))
        let result = Result { try value.encode(to: DynamoValueEncoder(writer: self, level: 0)) }
        let level = levels[0]
        if level.needsTree { return try itemByTree(value) }
        try result.get()
        guard level.state == .map || level.state == .empty else { throw notAnItem(value) }
        if level.state == .empty { text.open(UInt8(ascii: "{")) }
        text.close(UInt8(ascii: "}"))
        return text.bytes
    }

    private func itemByTree(_ value: some Encodable) throws -> [UInt8] {
        guard let item = try TreeEncoder<DynamoForm>.encode(value).map else { throw notAnItem(value) }
        text.truncate(to: 0)
        text.item(item)
        return text.bytes
    }

    private func notAnItem(_ value: Any) -> EncodingError {
        .invalidValue(value, .init(codingPath: [], debugDescription: "an item must have named attributes"))
    }
}

/// Levels.
extension DynamoWriter {
    func elementCount(at level: Int) -> Int { level < levels.count ? levels[level].elementCount : 0 }

    /// What cannot be written here was asked for: the value of that level is written by the other encoder.
    func leaveToTree(_ level: Int) {
        levels[min(level, levels.count - 1)].needsTree = true
    }

    /// Opens a map or a list as the value of a level, or goes on with the one that is there.
    func open(_ state: State, at level: Int) {
        guard level == levels.count - 1, levels[level].state == .empty else {
            if level != levels.count - 1 || levels[level].state != state { leaveToTree(level) }
            return
        }
        levels[level].state = state
        if state == .list {
            text.beginTyped(UInt8(ascii: "L"))
            text.open(UInt8(ascii: "["))
        } else {
            if level > 0 { text.beginTyped(UInt8(ascii: "M")) }
            text.open(UInt8(ascii: "{"))
        }
    }

    /// Whether something may be written there, in a container of that kind.
    private func isOpen(_ state: State, at level: Int) -> Bool {
        guard level == levels.count - 1, levels[level].state == state, !levels[level].needsTree else {
            leaveToTree(level)
            return false
        }
        return true
    }

    /// Writes a member's name; false when its value must not follow.
    func begin(member key: some CodingKey, at level: Int) -> Bool {
        guard isOpen(.map, at: level) else { return false }
        text.separate()
        let start = text.count
        text.quoted(key.stringValue)
        guard isNew(start..<text.count, at: level) else {
            leaveToTree(level)
            return false
        }
        text.append(UInt8(ascii: ":"))
        return true
    }

    func beginElement(at level: Int) -> Bool {
        guard isOpen(.list, at: level) else { return false }
        text.separate()
        levels[level].elementCount += 1
        return true
    }

    /// For the one value of a level.
    func beginWhole(at level: Int) -> Bool {
        guard isOpen(.empty, at: level) else { return false }
        levels[level].state = .closed
        return true
    }

    private func isNew(_ name: Range<Int>, at level: Int) -> Bool {
        let bytes = text.bytes
        // Without the quotes, which all names have.
        let ends = name.count > 2 ? Int(bytes[name.lowerBound + 1]) ^ Int(bytes[name.upperBound - 2]) &* 5 : 0
        let mark: UInt64 = 1 << UInt64(truncatingIfNeeded: (name.count &* 7 ^ ends) & 63)
        defer {
            levels[level].nameMarks |= mark
            names.append(name)
        }
        guard levels[level].nameMarks & mark != 0 else { return true }
        return !names[levels[level].firstName...].contains {
            $0.count == name.count && bytes[$0].elementsEqual(bytes[name])
        }
    }

    /// Lets a value encode itself, as what was just begun.
    func nested(_ value: some Encodable, _ key: any CodingKey) throws {
        guard levels.count <= Self.depthMax else {
            throw EncodingError.invalidValue(
                value,
                .init(
                    codingPath: path + [key],
                    debugDescription: "attributes can be nested \(Self.depthMax) levels deep"))
        }
        path.append(key)
        defer { path.removeLast() }
        try write(value, pushing: true)
    }

    /// A value in the place of the one that encodes itself as another, such as `RawRepresentable`.
    func whole(_ value: some Encodable) throws {
        try write(value, pushing: false)
    }

    private func write(_ value: some Encodable, pushing: Bool) throws {
        let depth = levels.count
        levels.append(Level(start: text.count, firstName: names.count))
        let result = Result { try value.encode(to: DynamoValueEncoder(writer: self, level: depth)) }
        let level = levels[depth]
        levels.removeLast(levels.count - depth)
        names.removeLast(names.count - level.firstName)
        if level.needsTree {
            text.truncate(to: level.start)
            text.value(try TreeEncoder<DynamoForm>.encode(value, at: path))
            return
        }
        try result.get()
        switch level.state {
        case .map: text.append([UInt8(ascii: "}"), UInt8(ascii: "}")])
        case .list: text.append([UInt8(ascii: "]"), UInt8(ascii: "}")])
        case .empty: text.append(#"{"M":{}}"#.utf8)
        case .closed: break
        }
    }
}
