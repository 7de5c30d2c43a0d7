/// The state of one canonicalisation: the bytes so far.
struct CanonicalJSONWriter {
    private(set) var bytes: [UInt8] = []
    private let numbers: CanonicalJSON.Numbers

    init(numbers: CanonicalJSON.Numbers) {
        self.numbers = numbers
    }

    mutating func append(_ value: JSONValue, depth: Int) throws(JSONError) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(true): bytes.append(contentsOf: "true".utf8)
        case .bool(false): bytes.append(contentsOf: "false".utf8)
        case .string(let text): JSONString.append(text, to: &bytes)
        case .number(let number): try append(number)
        case .array(let elements): try append(elements, depth: depth)
        case .object(let object): try append(object, depth: depth)
        }
    }

    private mutating func append(_ elements: [JSONValue], depth: Int) throws(JSONError) {
        try checkDepth(depth)
        bytes.append(UInt8(ascii: "["))
        for place in elements.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            do {
                try append(elements[place], depth: depth + 1)
            } catch { throw error.inside(String(place)) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ object: JSONObject, depth: Int) throws(JSONError) {
        try checkDepth(depth)
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in Self.sorted(object.members) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            JSONString.append(member.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            do {
                try append(member.value, depth: depth + 1)
            } catch { throw error.inside(member.name) }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func checkDepth(_ depth: Int) throws(JSONError) {
        guard depth < CanonicalJSON.depthMax else {
            throw JSONError(.tooDeep, "more than \(CanonicalJSON.depthMax) arrays and objects inside one another")
        }
    }

    private mutating func append(_ number: JSONNumber) throws(JSONError) {
        if number.isShortInteger {
            bytes.append(contentsOf: number.text.utf8)
            return
        }
        guard let double = Double(number.text), double.isFinite else {
            throw JSONError(.numberOutOfRange, "the number \(number.text) is beyond the range of a binary64")
        }
        let start = bytes.count
        ECMAScriptNumber.append(double, to: &bytes)
        guard numbers == .exact else { return }
        let written = String(decoding: bytes[start...], as: UTF8.self)
        guard ExactDecimal(written) == ExactDecimal(number.text) else {
            throw JSONError(.numberNotExact, "the number \(number.text) would become \(written)")
        }
    }

    /// Members in the order of their names' UTF-16 code units (RFC 8785 section 3.2.3).
    private static func sorted(_ members: [JSONObject.Member]) -> [JSONObject.Member] {
        for place in members.indices.dropFirst() where !precedes(members[place - 1].name, members[place].name) {
            return members.sorted { precedes($0.name, $1.name) }
        }
        return members
    }

    /// UTF-8 sorts as UTF-16 does, but for the lead bytes of U+E000 to U+FFFF: in UTF-16 they come after the surrogates,
    /// which UTF-8 writes with F0 to F4.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.utf8.span, right.utf8.span)
        for place in 0..<min(left.count, right.count) where left[place] != right[place] {
            return rank(left[place]) < rank(right[place])
        }
        return left.count < right.count
    }

    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}

extension JSONNumber {
    /// Written as ECMAScript writes it: an integer of at most 15 digits without an exponent, and not `-0`.
    fileprivate var isShortInteger: Bool {
        let span = text.utf8.span
        guard span.count <= 15, span.count > 0 else { return false }
        for place in span.indices where !span[place].isDigit {
            guard place == 0, span[0] == UInt8(ascii: "-"), span.count > 1, span[1] != UInt8(ascii: "0") else {
                return false
            }
        }
        return true
    }
}
