import FoundationEssentials
import LambdaEvents
import Testing

@Suite("Nullable fields")
struct NullableTests {
    private struct Document: Codable, Equatable {
        @Nullable var field: Int?
    }

    private static func read(_ text: String) throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    }

    private static func write(_ document: Document) throws -> String {
        String(decoding: try JSONEncoder().encode(document), as: UTF8.self)
    }

    @Test("A field is written as it was read", arguments: [#"{"field":1}"#, #"{"field":null}"#, "{}"])
    func roundTrip(_ text: String) throws {
        #expect(try Self.write(Self.read(text)) == text)
    }

    @Test("Null and absent are equal, and no value")
    func equality() throws {
        #expect(try Self.read("{}") == Self.read(#"{"field":null}"#))
        #expect(try Self.read("{}") != Self.read(#"{"field":1}"#))
        #expect(try Self.read(#"{"field":null}"#).field == nil)
    }

    @Test("A value of another type fails, and the field is named")
    func wrongType() throws {
        let error = #expect(throws: DecodingError.self) { try Self.read(#"{"field":"1"}"#) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["field"])
    }

    @Test("What code sets is written; nil is left out unless the field was null")
    func setting() throws {
        #expect(try Self.write(Document(field: nil)) == "{}")
        var document = try Self.read(#"{"field":null}"#)
        document.field = 2
        #expect(try Self.write(document) == #"{"field":2}"#)
        document.field = nil
        #expect(try Self.write(document) == #"{"field":null}"#)
    }

    @Test("Outside of an object it is the value or null")
    func alone() throws {
        let values = try JSONDecoder().decode([Nullable<Int>].self, from: Data("[1,null]".utf8))
        #expect(values.map(\.wrappedValue) == [1, nil])
        #expect(String(decoding: try JSONEncoder().encode(values), as: UTF8.self) == "[1,null]")
    }
}
