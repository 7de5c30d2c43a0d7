import Foundation
import JSONCoding
import Testing

/// Our coder and Foundation's, side by side.
enum Coders {
    static func foundation<Value: Decodable>(_ type: Value.Type, _ text: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text))
    }

    static func foundation(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return try [UInt8](encoder.encode(value))
    }

    /// Expects both coders to make the same of a text: an equal value, or the same error at the same place.
    static func expectSame<Value: Decodable & Equatable>(
        _ type: Value.Type, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        expectSame(type, [UInt8](text.utf8), sourceLocation: sourceLocation)
    }

    static func expectSame<Value: Decodable & Equatable>(
        _ type: Value.Type, _ text: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let ours = DecodingOutcome { try JSONCoder.decode(type, from: text) }
        let foundations = DecodingOutcome { try foundation(type, text) }
        #expect(
            ours == foundations, "\(String(decoding: text.prefix(300), as: UTF8.self))", sourceLocation: sourceLocation)
    }

    /// Expects both coders to write the same, but for the order of members and the form of errors.
    static func expectSame(
        encoding value: some Encodable, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let ours = EncodingOutcome { try JSONCoder.encode(value) }
        let foundations = EncodingOutcome { try foundation(value) }
        #expect(ours == foundations, sourceLocation: sourceLocation)
    }
}
