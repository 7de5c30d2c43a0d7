/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, CustomStringConvertible {
    enum Code: String {
        case unexpectedEnd = "it ends too early"
        case valueExpected = "a value is expected"
        case nameExpected = "a name in quotes is expected"
        case colonExpected = "a colon is expected"
        case commaOrBracketExpected = "a comma or ] is expected"
        case commaOrBraceExpected = "a comma or } is expected"
        case malformedNumber = "the number is malformed"
        case controlCharacter = "control characters must be escaped"
        case unknownEscape = "there is no such escape"
        case loneSurrogate = "a surrogate stands alone"
        case invalidUTF8 = "the text is not UTF-8"
        case moreAfterValue = "something follows the value"
        case nestedTooDeep = "it is nested too deep"
        case textTooLong = "it is too long"
        case itemExpected = "an object of attribute values is expected"
        case attributeValueExpected = "an attribute value, an object with one type of DynamoDB's, is expected"
    }

    let code: Code
    /// The place of the byte in the text, from 0.
    package let byteOffset: Int

    init(_ code: Code, at byteOffset: Int) {
        self.code = code
        self.byteOffset = byteOffset
    }

    package var description: String { "not JSON at byte \(byteOffset): \(code.rawValue)" }
}
