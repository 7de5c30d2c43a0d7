/// The text that a writer has written so far, and where in it the values are that are still being encoded.
///
/// Values are nested like calls: each has a level on a stack while its `encode(to:)` runs, and writes behind what is
/// there. Only the last level can be written to.
struct JSONText {
    var output = OutputBuffer()
    /// The last level, and those that it is in.
    var current = EncodingLevel()
    var outer: [EncodingLevel] = []
    /// The members of all open objects.
    var members: [WrittenMember] = []
    var parts: [WrittenPart] = []

    /// The keys on the way to the first level's value, and behind them the key of each other level.
    var path: [any CodingKey]
    let keysBefore: Int

    var nestingDepth = 0
    let nestingDepthMax: Int
    let form: JSONForm
    /// Whether the first level's value is an item: its members are attribute values, it is none itself.
    let isItem: Bool
    /// Whether the first level's value became an object.
    private(set) var isObject = false

    /// What was done against the rules of `Encoder` where no error could be thrown. Nothing can be written after it.
    var misuse: (any Error)?

    init(path: [any CodingKey], nestingDepthMax: Int, form: JSONForm = .plain, isItem: Bool = false) {
        self.path = path
        self.form = form
        self.isItem = isItem
        keysBefore = path.count
        self.nestingDepthMax = nestingDepthMax
    }

    func codingPath(of level: Int) -> [any CodingKey] { Array(path.prefix(keysBefore + level)) }

    /// The text, with all parts in their places.
    consuming func finished() throws -> [UInt8] {
        close()
        if let misuse { throw misuse }
        guard !parts.isEmpty else { return output.finished() }
        var whole = OutputBuffer()
        var place = 0
        for part in parts {
            whole.append(output.slice(place..<part.place))
            whole.append(try part.writer.finished())
            place = part.place + 1
        }
        whole.append(output.slice(place..<output.count))
        return whole.finished()
    }
}

/// Levels.
extension JSONText {
    mutating func push(_ key: any CodingKey) {
        outer.append(current)
        current = EncodingLevel(
            start: output.count, firstMember: members.count, firstPart: parts.count, nestingDepth: nestingDepth)
        path.append(key)
    }

    mutating func pop() {
        members.removeLast(members.count &- current.firstMember)
        path.removeLast()
        if let level = outer.popLast() { current = level }
    }

    /// Takes back what was written at a level and in it.
    mutating func reset(_ level: Int) {
        while outer.count > level { pop() }
        output.truncate(to: current.start)
        members.removeLast(members.count &- current.firstMember)
        parts.removeLast(parts.count &- current.firstPart)
        nestingDepth = current.nestingDepth
        current = EncodingLevel(
            start: current.start, firstMember: current.firstMember, firstPart: current.firstPart,
            nestingDepth: nestingDepth)
    }

    /// Of the array at a level.
    func elementCount(at level: Int) -> Int {
        level < outer.count ? outer[level].elementCount : current.elementCount
    }

    /// Opens an object or array as the value of a level, or goes on with the one that is there.
    mutating func open(_ state: EncodingLevel.State, at level: Int) {
        let bracket = state == .object ? UInt8(ascii: "{") : UInt8(ascii: "[")
        guard misuse == nil, level == outer.count else { return }
        let isTyped = isTyped(level)
        switch current.state {
        case .empty:
            if level == 0 { isObject = state == .object }
            if isTyped {
                output.append(state == .object ? ShortText.openMap : .openList)
            } else {
                output.append(bracket)
            }
        case .closed where isTyped && output[current.start &+ ShortText.openMap.count &- 1] == bracket:
            output.truncate(to: output.count &- 2)
        case .closed where !isTyped && output[current.start] == bracket:
            output.truncate(to: output.count &- 1)
        case state:
            return
        default:
            misuse = misused(level, "a value of another kind was already encoded there")
            return
        }
        current.state = state
        nestingDepth &+= 1
        if nestingDepth > nestingDepthMax { misuse = nestedTooDeep(level) }
    }

    /// Ends what the last level has open; a value that encoded nothing becomes an empty object, as in Foundation.
    mutating func close() {
        if current.state == .empty { open(.object, at: outer.count) }
        switch current.state {
        case .object: output.append(UInt8(ascii: "}"))
        case .array: output.append(UInt8(ascii: "]"))
        case .empty, .closed: return
        }
        if isTyped(outer.count) { output.append(UInt8(ascii: "}")) }
        current.state = .closed
        nestingDepth &-= 1
    }

    /// Whether an object around a level's value names its type.
    private func isTyped(_ level: Int) -> Bool { form == .attributes && (level > 0 || !isItem) }

    func nestedTooDeep(_ level: Int) -> EncodingError { misused(level, "it is nested too deep") }

    func misused(_ level: Int, _ reason: String) -> EncodingError {
        .invalidValue((), .init(codingPath: codingPath(of: level), debugDescription: reason))
    }
}
