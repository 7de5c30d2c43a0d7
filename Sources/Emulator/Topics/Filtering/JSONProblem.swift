import JSONCoding

/// Says what is wrong with a text that should be JSON, in the words of the parser that SNS uses.
enum JSONProblem {
    /// Nil where the text is JSON.
    static func describe(_ bytes: [UInt8]) -> String? {
        do throws(JSONSyntaxError) {
            _ = try JSONDocument(bytes)
            return nil
        } catch {
            return describe(bytes, faultAt: error.byteOffset)
        }
    }

    private static func describe(_ bytes: [UInt8], faultAt place: Int) -> String {
        guard bytes.indices.contains(place) else {
            return "Unexpected end-of-input\n at \(location(bytes, bytes.count))"
        }
        let before = bytes[..<place].last { !isSpace($0) }
        if isLetter(bytes[place]), before == nil || before == UInt8(ascii: ":") || before == UInt8(ascii: "[") {
            let token = bytes[place...].prefix(while: isLetter)
            return "Unrecognized token '\(String(decoding: token, as: UTF8.self))': was expecting "
                + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at "
                + location(bytes, token.endIndex)
        }
        let character = String(decoding: [bytes[place]], as: UTF8.self)
        let expected =
            before == UInt8(ascii: "{")
            ? "was expecting double-quote to start field name" : "was expecting a valid value or separator"
        return "Unexpected character ('\(character)' (code \(bytes[place]))): \(expected)\n at "
            + location(bytes, place)
    }

    private static func location(_ bytes: [UInt8], _ place: Int) -> String {
        let (line, column) = TextPlace.of(place, in: bytes)
        return "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: \(line), "
            + "column: \(column)]"
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t")].contains(byte)
    }
}
