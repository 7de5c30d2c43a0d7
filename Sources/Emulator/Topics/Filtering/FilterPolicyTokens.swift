import JSONCoding

/// The tokens of a JSON text that is known to be sound, one after the other.
///
/// AWS's error messages tell where its parser stood: behind the opening quote of a string that nobody has asked for yet, and,
/// after a name, behind the beginning of its value. `place` follows that.
struct FilterPolicyTokens {
    enum Token: Equatable {
        case beginObject, endObject, beginArray, endArray
        case name(String)
        case string(String)
        /// As written.
        case number(String)
        case bool(Bool)
        case null
        case end
    }

    private let bytes: [UInt8]
    private(set) var place = 0
    /// Behind the string that was read last.
    private var stringEnd: Int?
    /// The value behind the name that was read last.
    private var ahead: Token?
    /// Whether each container that is open is an object.
    private var isObject: [Bool] = []
    private var expectsName = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Token {
        if let token = ahead {
            ahead = nil
            return token
        }
        finishString()
        skip { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
        guard expectsName, place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return value() }
        let name = string(endingAt: endOfString(from: place + 1))
        finishString()
        skip { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }
        ahead = value()
        return .name(name)
    }

    /// Steps behind a string, as its reading does.
    mutating func finishString() {
        guard let end = stringEnd else { return }
        place = end
        stringEnd = nil
    }

    private mutating func value() -> Token {
        guard place < bytes.count else { return .end }
        let start = place
        defer { expectsName = isObject.last == true }
        switch bytes[start] {
        case UInt8(ascii: "{"): return open(.beginObject, isObject: true)
        case UInt8(ascii: "["): return open(.beginArray, isObject: false)
        case UInt8(ascii: "}"): return close(.endObject)
        case UInt8(ascii: "]"): return close(.endArray)
        case UInt8(ascii: "\""): return .string(string(endingAt: endOfString(from: start + 1)))
        default:
            skip { !Array(" \n\r\t,]}".utf8).contains($0) }
            switch String(decoding: bytes[start..<place], as: UTF8.self) {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            case let text: return .number(text)
            }
        }
    }

    private mutating func open(_ token: Token, isObject: Bool) -> Token {
        place += 1
        self.isObject.append(isObject)
        return token
    }

    private mutating func close(_ token: Token) -> Token {
        place += 1
        _ = isObject.popLast()
        return token
    }

    private mutating func string(endingAt end: Int) -> String {
        let start = place
        place += 1
        stringEnd = end
        guard let document = try? JSONDocument(Array(bytes[start..<end])) else { return "" }
        return document.string(at: JSONDocument.root) ?? ""
    }

    private func endOfString(from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place + 1, bytes.count)
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while place < bytes.count, isSkipped(bytes[place]) { place += 1 }
    }
}
