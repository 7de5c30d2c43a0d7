import JSONCoding
import TestSupport
import Testing

@Suite("JSON decoding containers")
struct DecodingContainersTests {
    static let text = """
        {"number":7,"null":null,"truth":true,"object":{"inner":{"x":1,"y":2,"more":[{}]},"name":"n"},\
        "list":[1,null,null,["s",{"a":1}],{"k":[1,2]},0],"super":{"s":1}}
        """

    @Test(
        "Containers say what Foundation's say",
        arguments: [
            text, text.replacing("\"null\"", with: "\"nu\\u006cl\""), text.replacing("\"s\",", with: ""),
            text.replacing("\"super\":{\"s\":1}", with: "\"é\":1"), text.replacing("{\"k\":[1,2]}", with: "[]"),
            text.replacing("{\"k\":[1,2]},0", with: "{\"k\":[1,true]}"), "[]", "null", "1", "{}",
        ])
    func tour(text: String) throws {
        Coders.expectSame(Tour.self, text)
        let text = [UInt8](text.utf8)
        guard let notes = try? JSONCoder.decode(Tour.self, from: text).notes else { return }
        for (ours, foundations) in try zip(notes, Coders.foundation(Tour.self, text).notes) {
            #expect(ours == foundations)
        }
    }

    @Test("The tour goes all the way")
    func tourIsWhole() throws {
        let tour = try JSONCoder.decode(Tour.self, from: [UInt8](Self.text.utf8))
        #expect(tour.notes.count > 50)
        #expect(tour.notes.contains("inner /list.Index 3[3] 2"))
        #expect(tour.notes.last == "super of number other type Dictionary<String, Any> /number")
    }

    @Test("A decoder can be kept and used later")
    func keptDecoder() throws {
        struct Kept: Decodable {
            let decoder: any Decoder
            init(from decoder: any Decoder) throws { self.decoder = decoder }
        }
        let kept = try JSONCoder.decode([String: [Kept]].self, from: [UInt8](#"{"a":[0,{"value":[5]}]}"#.utf8))
        let decoder = try #require(kept["a"]?.last?.decoder)
        #expect(try Box<[Int]>(from: decoder).value == [5])
        #expect(CodingPath(decoder.codingPath).description == "a.Index 1[1]")
    }

    @Test(
        "Single values are texts, too",
        arguments: ["1", "\"a\"", "true", "null", " [1] ", "1.5", "\u{FEFF}1", "\"\\u0031\"", "{\"value\":1}"])
    func topLevel(text: String) {
        Coders.expectSame(Int.self, text)
        Coders.expectSame(Int?.self, text)
        Coders.expectSame(String.self, text)
        Coders.expectSame(Bool.self, text)
        Coders.expectSame([Int].self, text)
        Coders.expectSame(Box<Int>.self, text)
        Coders.expectSame(JSON.self, text)
    }

    @Test("Texts are nested 512 deep, and no deeper")
    func nesting() throws {
        func arrays(_ depth: Int) -> [UInt8] {
            [UInt8](String(repeating: "[", count: depth).utf8) + [UInt8](String(repeating: "]", count: depth).utf8)
        }
        #expect(throws: Never.self) { try JSONCoder.decode(JSON.self, from: arrays(512)) }
        #expect(throws: DecodingError.self) { try JSONCoder.decode(Nothing.self, from: arrays(513)) }
        let open = [UInt8](repeating: UInt8(ascii: "["), count: 5_000_000)
        #expect(throws: DecodingError.self) { try JSONCoder.decode(Nothing.self, from: open) }
        for depth in [511, 512, 513] { Coders.expectSame(JSON.self, arrays(depth)) }
    }
}
