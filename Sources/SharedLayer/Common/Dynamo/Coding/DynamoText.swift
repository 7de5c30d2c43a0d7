import FoundationEssentials

/// DynamoDB's JSON as it is written: bytes behind bytes, with a comma wherever one is due.
struct DynamoText {
    private(set) var bytes: [UInt8] = []

    private static let firstCapacityBytes = 1_024

    init() {
        bytes.reserveCapacity(Self.firstCapacityBytes)
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

    /// A comma, unless an array or object was just opened.
    mutating func separate() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    /// A member's name, with what comes before and behind it.
    mutating func name(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func open(_ bracket: UInt8) { bytes.append(bracket) }
    mutating func close(_ bracket: UInt8) { bytes.append(bracket) }

    /// The string in quotes. Few need an escape: the text is looked through once, and copied whole.
    mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        if needsEscape(from: start) {
            bytes.removeLast(bytes.count - start + 1)
            JSONString.append(text, to: &bytes)
        } else {
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private func needsEscape(from start: Int) -> Bool {
        let span = bytes.span
        var found = false
        for place in start..<span.count {
            let byte = span[place]
            found = found || byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
        return found
    }
}

/// Values with their types.
extension DynamoText {
    /// `{"S":`, and so on for every type with a name of one letter.
    mutating func beginTyped(_ letter: UInt8) {
        bytes.append(UInt8(ascii: "{"))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(letter)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func endTyped() { bytes.append(UInt8(ascii: "}")) }

    mutating func string(_ text: String) {
        beginTyped(UInt8(ascii: "S"))
        quoted(text)
        endTyped()
    }

    mutating func binary(_ data: Data) {
        beginTyped(UInt8(ascii: "B"))
        base64(data)
        endTyped()
    }

    mutating func bool(_ flag: Bool) {
        bytes.append(contentsOf: flag ? #"{"BOOL":true}"#.utf8 : #"{"BOOL":false}"#.utf8)
    }
    mutating func null() { bytes.append(contentsOf: #"{"NULL":true}"#.utf8) }

    mutating func base64(_ data: Data) {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: data.base64EncodedData())
        bytes.append(UInt8(ascii: "\""))
    }
}
