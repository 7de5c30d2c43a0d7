/// The state of one reading: a place in the bytes and how deep it is.
struct JSONReader {
    let bytes: [UInt8]
    let limits: JSONLimits
    private let depthMax: Int
    var place = 0
    private var depth = 0

    init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        depthMax = min(limits.depthMax, JSONLimits.depthCeiling)
    }

    mutating func readDocument() throws(JSONError) -> JSONValue {
        let value = try readValue()
        skipWhitespace()
        guard place == bytes.count else { throw failure(.trailingBytes, "there is more after the value") }
        return value
    }

    private mutating func readValue() throws(JSONError) -> JSONValue {
        skipWhitespace()
        guard place < bytes.count else { throw failure(.unexpectedEnd, "the text ends where a value should be") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try readObject()
        case UInt8(ascii: "["): return try readArray()
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
        default: throw failure(.unexpectedByte, "no value begins with this byte")
        }
    }

    private mutating func readObject() throws(JSONError) -> JSONValue {
        try enter()
        var object = JSONObject()
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return leave(.object(object)) }
        while true {
            skipWhitespace()
            let start = place
            guard place < bytes.count else { throw failure(.unexpectedEnd, "the text ends inside an object") }
            guard bytes[place] == UInt8(ascii: "\"") else {
                throw failure(.unexpectedByte, "a member must begin with its name in quotes")
            }
            let name = try readString()
            skipWhitespace()
            try expect(UInt8(ascii: ":"), "a colon must follow the member's name")
            let value: JSONValue
            do {
                value = try readValue()
            } catch { throw error.inside(name) }
            guard object.append(name, value) else {
                throw failure(.duplicateName, "the object has this name twice", at: start).inside(name)
            }
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            try expect(UInt8(ascii: "}"), "a comma or the end of the object must follow a member")
            return leave(.object(object))
        }
    }

    private mutating func readArray() throws(JSONError) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return leave(.array(elements)) }
        while true {
            do {
                elements.append(try readValue())
            } catch { throw error.inside(String(elements.count)) }
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            try expect(UInt8(ascii: "]"), "a comma or the end of the array must follow an element")
            return leave(.array(elements))
        }
    }

    private mutating func readWord(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let start = place
        for expected in word.description.utf8 {
            guard place < bytes.count else { throw failure(.unexpectedEnd, "the text ends inside a word") }
            guard bytes[place] == expected else { throw failure(.unexpectedByte, "no such word", at: start) }
            place += 1
        }
        return value
    }

    private mutating func enter() throws(JSONError) {
        guard depth < depthMax else {
            throw failure(.tooDeep, "more than \(depthMax) arrays and objects inside one another")
        }
        depth += 1
        place += 1
    }

    private mutating func leave(_ value: JSONValue) -> JSONValue {
        depth -= 1
        return value
    }

    private mutating func skipWhitespace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ message: String) throws(JSONError) {
        guard place < bytes.count else { throw failure(.unexpectedEnd, "the text ends too early: \(message)") }
        guard take(byte) else { throw failure(.unexpectedByte, message) }
    }

    /// An error at `offset`, or at the reader's place.
    func failure(_ code: JSONError.Code, _ message: String, at offset: Int? = nil) -> JSONError {
        let offset = offset ?? place
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return JSONError(
            code, message, offset: offset, line: before.count { $0 == 0x0A } + 1, column: offset - lineStart + 1)
    }
}
