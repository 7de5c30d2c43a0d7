import Foundation
import JSONCoding
import Testing

@Suite("JSON decoding errors")
struct DecodingErrorsTests {
    struct Order: Codable, Equatable {
        struct Line: Codable, Equatable {
            var sku: String
            var price: Decimal
            var colors: [Color]
        }

        var id: UUID
        var lines: [Line]
        var names: [String: String]
        var notes: [String]
        var counts: [Int: [UInt8]]
        var site: URL
        var seal: Data
        var date: Date
        var shape: Shape?
        var express: Bool
    }

    static let order = """
        {"id":"6F4D1E7C-0D2B-4C53-9E43-0C5C8A5F2A10","lines":[{"sku":"a","price":1,"colors":["red"]},\
        {"sku":"b","price":2.5,"colors":["green","blue"]}],"names":{"de":"Auftrag"},"notes":["x","y"],\
        "counts":{"7":[1,2]},"site":"https://example.com","seal":"aGk=","date":0,"shape":{"circle":{"radius":1}},\
        "express":true}
        """

    /// What of the order is replaced, by what, and the error that follows.
    static let damages: [(old: String, new: String, kind: String, path: String)] = [
        (#""id":"6F4D1E7C-0D2B-4C53-9E43-0C5C8A5F2A10","#, "", "keyNotFound", "id"),
        (#""6F4D1E7C-"#, #""zz"#, "dataCorrupted", "id"),
        (#""sku":"b","#, "", "keyNotFound", "lines[1].sku"),
        (#""sku":"b""#, #""sku":7"#, "typeMismatch", "lines[1].sku"),
        (#""sku":"b""#, #""sku":null"#, "valueNotFound", "lines[1].sku"),
        (#""price":2.5"#, #""price":"2.5""#, "typeMismatch", "lines[1].price"),
        (#""price":2.5"#, #""price":1e200"#, "dataCorrupted", "lines[1].price"),
        (#""price":2.5"#, #""price":null"#, "valueNotFound", "lines[1].price"),
        (#""blue""#, #""pink""#, "dataCorrupted", "lines[1].colors[1]"),
        (#""blue""#, "{}", "typeMismatch", "lines[1].colors[1]"),
        (#"["red"]"#, #""red""#, "typeMismatch", "lines[0].colors"),
        (#"{"sku":"a","price":1,"colors":["red"]}"#, "null", "valueNotFound", "lines[0]"),
        (#"{"sku":"a","price":1,"colors":["red"]}"#, "[]", "typeMismatch", "lines[0]"),
        (#""Auftrag""#, "[]", "typeMismatch", "names.de"),
        (#""Auftrag""#, "null", "valueNotFound", "names.de"),
        (#"{"de":"Auftrag"}"#, "3", "typeMismatch", "names"),
        (#"{"de":"Auftrag"}"#, "null", "valueNotFound", "names"),
        (#"["x","y"]"#, "{}", "typeMismatch", "notes"),
        (#"["x","y"]"#, "null", "valueNotFound", "notes"),
        (#""y""#, "true", "typeMismatch", "notes[1]"),
        (#""y""#, "null", "valueNotFound", "notes[1]"),
        ("[1,2]", "[1,256]", "dataCorrupted", "counts[7][1]"),
        ("[1,2]", "[1,-1]", "dataCorrupted", "counts[7][1]"),
        ("[1,2]", "[1.5]", "dataCorrupted", "counts[7][0]"),
        ("[1,2]", #"["1"]"#, "typeMismatch", "counts[7][0]"),
        ("[1,2]", "1", "typeMismatch", "counts[7]"),
        (#""7":"#, #""seven":"#, "typeMismatch", "counts.seven"),
        (#""https://example.com""#, #""http://[x""#, "dataCorrupted", "site"),
        (#""https://example.com""#, "null", "valueNotFound", "site"),
        (#""https://example.com""#, "1", "typeMismatch", "site"),
        (#""aGk=""#, #""aGk""#, "dataCorrupted", "seal"),
        (#""aGk=""#, "[104,105]", "typeMismatch", "seal"),
        (#""date":0"#, #""date":"2026-11-21""#, "typeMismatch", "date"),
        (#""date":0"#, #""date":null"#, "valueNotFound", "date"),
        (#""date":0"#, #""date":1e999"#, "dataCorrupted", "date"),
        (#""radius":1"#, #""radius":false"#, "typeMismatch", "shape.circle.radius"),
        (#""radius":1"#, "", "keyNotFound", "shape.circle.radius"),
        (#""circle""#, #""square""#, "typeMismatch", "shape"),
        (#""express":true"#, #""express":"true""#, "typeMismatch", "express"),
        (#""express":true"#, #""express":null"#, "typeMismatch", "express"),
    ]

    @Test("The order that is damaged here is whole")
    func whole() throws {
        Coders.expectSame(Order.self, Self.order)
        #expect(try JSONCoder.decode(Order.self, from: [UInt8](Self.order.utf8)).lines[1].price == 2.5)
    }

    @Test("An error names the place, and is the one that Foundation throws", arguments: damages.indices)
    func places(index: Int) throws {
        let damage = Self.damages[index]
        try #require(Self.order.contains(damage.old))
        let text = [UInt8](Self.order.replacing(damage.old, with: damage.new).utf8)
        Coders.expectSame(Order.self, text)
        let error = try #require(throws: DecodingError.self) { try JSONCoder.decode(Order.self, from: text) }
        let (kind, path) = description(error)
        #expect(kind == damage.kind)
        #expect(path == damage.path)
    }

    /// The path as `FunctionRuntime` reports it.
    private func description(_ error: DecodingError) -> (kind: String, path: String) {
        let (kind, keys): (String, [any CodingKey]) =
            switch error {
            case .keyNotFound(let key, let context): ("keyNotFound", context.codingPath + [key])
            case .valueNotFound(_, let context): ("valueNotFound", context.codingPath)
            case .typeMismatch(_, let context): ("typeMismatch", context.codingPath)
            case .dataCorrupted(let context): ("dataCorrupted", context.codingPath)
            @unknown default: ("unknown", [])
            }
        let path = keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        return (kind, path.hasPrefix(".") ? String(path.dropFirst()) : path)
    }

    @Test(
        "A text that is not JSON is reported with the byte where it ends to be",
        arguments: [
            ("", "at byte 0: it ends too early"), ("  ", "at byte 2: it ends too early"),
            (#"{"a":"#, "at byte 5: it ends too early"), (#"{"a" 1}"#, "at byte 5: a colon is expected"),
            (#"{"a":1 "b":2}"#, "at byte 7: a comma or } is expected"),
            ("[1 2]", "at byte 3: a comma or ] is expected"),
            ("[1,]", "at byte 3: a value is expected"), (#"{"a":1,}"#, "at byte 7: a name in quotes is expected"),
            ("{1:2}", "at byte 1: a name in quotes is expected"), ("[1}", "at byte 2: a comma or ] is expected"),
            ("[1] x", "at byte 4: something follows the value"), ("nul", "at byte 0: a value is expected"),
            ("[-]", "at byte 2: the number is malformed"), ("1.", "at byte 2: it ends too early"),
            ("\"a\nb\"", "at byte 2: control characters must be escaped"),
            (#""\q""#, "at byte 1: there is no such escape"),
            (#""\ud800""#, "at byte 1: a surrogate stands alone"), ("[1,/* */2]", "at byte 3: a value is expected"),
        ])
    func syntax(text: String, place: String) throws {
        let error = try #require(throws: DecodingError.self) {
            try JSONCoder.decode(Nothing.self, from: [UInt8](text.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(context.debugDescription == "not JSON \(place)")
        #expect(context.codingPath.isEmpty)
    }

    @Test("An error of the type's own comes through as it is")
    func ownErrors() {
        struct Refusal: Error {}
        struct Strict: Decodable {
            init(from decoder: any Decoder) throws { throw Refusal() }
        }
        #expect(throws: Refusal.self) { try JSONCoder.decode([Strict].self, from: [UInt8]("[1]".utf8)) }
    }
}
