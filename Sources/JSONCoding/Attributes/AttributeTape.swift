/// Makes the tape of what attribute values mean out of the tape of how they are written: `{"age": {"N": "7"}}` becomes the tape of
/// `{"age": 7}`, over the same text.
///
/// So decoders need not know that there are types around the values. Bytes and sets, which JSON has not, get kinds of their own.
struct AttributeTape {
    private let text: [UInt8]
    private let written: [TapeEntry]
    private var tape: [TapeEntry] = []
    /// Of the item and the maps and lists that are open.
    private var depth = 0

    /// The meaning of the item at the index: an object whose members are attribute values.
    static func item(at index: Int, of written: [TapeEntry], in text: [UInt8]) throws(JSONSyntaxError) -> [TapeEntry] {
        var made = AttributeTape(written, text)
        guard written[index].kind == .object else { throw JSONSyntaxError(.itemExpected, at: 0) }
        try made.appendMap(at: index)
        made.tape.append(.null)
        return made.tape
    }

    /// The meaning of the attribute value at the index.
    static func value(at index: Int, of written: [TapeEntry], in text: [UInt8]) throws(JSONSyntaxError) -> [TapeEntry] {
        var made = AttributeTape(written, text)
        try made.append(at: index)
        made.tape.append(.null)
        return made.tape
    }

    private init(_ written: [TapeEntry], _ text: [UInt8]) {
        self.written = written
        self.text = text
        tape.reserveCapacity(written.count / 2 + 2)
    }

    private func next(after index: Int) -> Int {
        written[index].isContainer ? written[index].end : index &+ 1
    }

    private mutating func append(at index: Int) throws(JSONSyntaxError) {
        let object = written[index]
        guard object.kind == .object, object.count == 1 else { throw wrong(at: index) }
        let type = written[index &+ 1]
        let value = index &+ 2
        switch (type.length, text[type.start]) {
        case (1, UInt8(ascii: "S")) where written[value].kind == .string: tape.append(written[value])
        case (1, UInt8(ascii: "N")): try appendNumber(at: value)
        case (1, UInt8(ascii: "B")): try appendBytes(at: value)
        case (1, UInt8(ascii: "M")) where written[value].kind == .object: try appendMap(at: value)
        case (1, UInt8(ascii: "L")) where written[value].kind == .array: try appendList(at: value)
        default: try appendRare(type, at: value)
        }
    }

    private mutating func appendRare(_ type: TapeEntry, at value: Int) throws(JSONSyntaxError) {
        switch (AttributeType(rawValue: String(decoding: text[type.bytes], as: UTF8.self)), written[value].kind) {
        case (.bool, .true), (.bool, .false): tape.append(written[value])
        case (.null, .true): tape.append(.null)
        case (_, .array) where written[value].count == 0: throw wrong(at: value)
        case (.stringSet, .array):
            try appendElements(.set, at: value) { made, element throws(JSONSyntaxError) in
                guard made.written[element].kind == .string else { throw made.wrong(at: element) }
                made.tape.append(made.written[element])
            }
        case (.numberSet, .array):
            try appendElements(.set, at: value) { made, element throws(JSONSyntaxError) in
                try made.appendNumber(at: element)
            }
        case (.binarySet, .array):
            try appendElements(.set, at: value) { made, element throws(JSONSyntaxError) in
                try made.appendBytes(at: element)
            }
        default: throw wrong(at: value)
        }
    }

    private mutating func appendNumber(at index: Int) throws(JSONSyntaxError) {
        guard written[index].kind == .string, let number = JSONScanner.number(written[index].bytes, of: text.span),
            isHeld(number)
        else {
            throw wrong(at: index)
        }
        tape.append(number)
    }

    private func isHeld(_ number: TapeEntry) -> Bool {
        number.isInteger && number.length <= AttributeNumber.significantDigitsMax
            || AttributeNumber.holds(String(decoding: text[number.bytes], as: UTF8.self))
    }

    private mutating func appendBytes(at index: Int) throws(JSONSyntaxError) {
        guard written[index].kind == .string else { throw wrong(at: index) }
        tape.append(written[index].asBinary)
    }

    private mutating func appendMap(at index: Int) throws(JSONSyntaxError) {
        let place = try open(.object)
        var name = index &+ 1
        while name < written[index].end {
            tape.append(written[name])
            try append(at: name &+ 1)
            tape[place].countOneMore()
            name = next(after: name &+ 1)
        }
        close(place)
    }

    private mutating func appendList(at index: Int) throws(JSONSyntaxError) {
        try appendElements(.array, at: index) { made, element throws(JSONSyntaxError) in try made.append(at: element) }
    }

    private mutating func appendElements(
        _ kind: TapeEntry.Kind, at index: Int,
        _ append: (inout AttributeTape, Int) throws(JSONSyntaxError) -> Void
    ) throws(JSONSyntaxError) {
        let place = try open(kind)
        var element = index &+ 1
        while element < written[index].end {
            try append(&self, element)
            tape[place].countOneMore()
            element = next(after: element)
        }
        close(place)
    }

    private mutating func open(_ kind: TapeEntry.Kind) throws(JSONSyntaxError) -> Int {
        if kind != .set { depth &+= 1 }
        guard depth <= 1 + JSONCoder.attributeDepthMax else { throw JSONSyntaxError(.nestedTooDeep, at: 0) }
        tape.append(.open(kind, in: 0))
        return tape.count &- 1
    }

    private mutating func close(_ place: Int) {
        if tape[place].kind != .set { depth &-= 1 }
        tape[place] = tape[place].closed(end: tape.count)
    }

    /// The nearest place in the text that is known: containers have none.
    private func wrong(at index: Int) -> JSONSyntaxError {
        let near = written[index...].first { !$0.isContainer && $0.length > 0 }
        return JSONSyntaxError(.attributeValueExpected, at: near?.start ?? 0)
    }
}
