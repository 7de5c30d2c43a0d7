import Foundation
import JSONCoding
import TestSupport
import Testing

@Suite("JSON objects")
struct ObjectsTests {
    struct Four: Codable, Equatable {
        var a: Int
        var b: Int?
        var c: Int
        var d: [String: Int]?
    }

    @Test(
        "Members are found in any order, between others, and where some are missing or null",
        arguments: [
            #"{"a":1,"b":2,"c":3,"d":{"x":4}}"#, #"{"d":{"a":9,"c":8},"c":3,"b":2,"a":1}"#, #"{"c":3,"a":1}"#,
            #"{"x":{"a":7,"c":[{"a":5}]},"a":1,"y":[1,{"c":6}],"c":3,"z":null}"#, #"{"b":null,"d":null,"a":1,"c":3}"#,
            "{ \"a\" :\t1 ,\r\n\"c\" : 3 }\n", #"{"a":1,"b":2}"#, "{}", #"{"aa":1,"cc":2,"c ":3}"#,
        ])
    func order(text: String) { Coders.expectSame(Four.self, text) }

    @Test(
        "Of equal names the first counts, however they are written and whenever they are asked for",
        arguments: [
            #"{"a":1,"a":2,"c":3}"#, #"{"c":1,"a":2,"c":3}"#, #"{"c":1,"b":0,"a":2,"c":3,"b":4}"#,
            #"{"a":1,"\u0061":2,"c":3}"#, #"{"\u0061":2,"a":1,"c":3}"#, #"{"a":1,"c":3,"d":{"x":1,"x":2}}"#,
            #"{"a":1,"c":3,"d":{"x":1,"x":"no number"}}"#, #"{"a":"no number","a":1,"c":3}"#,
        ])
    func duplicates(text: String) {
        Coders.expectSame(Four.self, text)
        Coders.expectSame([String: JSON].self, text)
    }

    @Test("Of equal names the first counts in dictionaries of strings, too")
    func duplicateStrings() {
        Coders.expectSame([String: String].self, #"{"a":"1","b":"2","a":"3"}"#)
        Coders.expectSame([String: String].self, #"{"a":"1","b":"2","a":3}"#)
        Coders.expectSame([String: String].self, #"{"a":1,"b":"2","a":"3"}"#)
        Coders.expectSame([String: String].self, "{\"\u{E9}\":\"1\",\"e\u{301}\":\"2\"}")
    }

    @Test("Names that only look different are equal, as strings are")
    func canonicalEquivalence() {
        struct Accented: Codable, Equatable {
            enum CodingKeys: String, CodingKey { case value = "caf\u{E9}" }
            var value: Int
        }
        Coders.expectSame(Accented.self, "{\"caf\u{E9}\":1}")
        Coders.expectSame(Accented.self, "{\"cafe\u{301}\":1}")
        Coders.expectSame(Accented.self, "{\"cafe\":1}")
        Coders.expectSame([String: Int].self, "{\"\u{E9}\":1,\"e\u{301}\":2,\"e\":3}")
    }

    @Test("Objects of any size keep all their members", arguments: [0, 1, 31, 32, 33, 64, 65, 1000])
    func sizes(count: Int) throws {
        let numbers = Dictionary(uniqueKeysWithValues: (0..<count).map { ("name-\($0)", $0) })
        let text = try JSONCoder.encode(numbers)
        #expect(try Coders.foundation([String: Int].self, text) == numbers)
        #expect(try JSONCoder.decode([String: Int].self, from: text) == numbers)
        let strings = numbers.mapValues(String.init)
        #expect(try JSONCoder.decode([String: String].self, from: JSONCoder.encode(strings)) == strings)
        if count > 1 {
            let doubled = text.dropLast() + [UInt8(ascii: ",")] + text.dropFirst()
            Coders.expectSame([String: Int].self, [UInt8](doubled))
        }
    }

    @Test("Dictionaries with keys of each kind are written and read as Foundation does it")
    func keys() throws {
        try Coders.expectSame(encoding: [1: "a", -2: "b"])
        try Coders.expectSame(encoding: [Currency(rawValue: "EUR"): 1])
        #expect(try JSONCoder.encode([1.5: true]) == [UInt8]("[1.5,true]".utf8))
        Coders.expectSame([Int: String].self, #"{"1":"a","-2":"b"}"#)
        Coders.expectSame([Int: String].self, #"{"1":"a","x":"b"}"#)
        Coders.expectSame([Int: Bool].self, #"{"1":"a"}"#)
        Coders.expectSame([Currency: Int].self, #"{"EUR":1,"":2}"#)
        Coders.expectSame([Double: Bool].self, "[1.5,true]")
        Coders.expectSame([Double: Bool].self, "[1.5]")
        Coders.expectSame([String: String].self, #"{"1":7}"#)
    }

    @Test("Members are written in the order in which they are encoded, without spaces")
    func writtenOrder() throws {
        let four = Four(a: 1, b: nil, c: 3, d: ["x/y": 4])
        #expect(try String(decoding: JSONCoder.encode(four), as: UTF8.self) == #"{"a":1,"c":3,"d":{"x/y":4}}"#)
        #expect(try String(decoding: JSONCoder.encode([String: Int]()), as: UTF8.self) == "{}")
        #expect(try String(decoding: JSONCoder.encode(["a": [String: String]()]), as: UTF8.self) == #"{"a":{}}"#)
        #expect(try String(decoding: JSONCoder.encode([[String]()]), as: UTF8.self) == "[[]]")
    }

    @Test("Every event of the samples becomes what Foundation makes of it")
    func samples() throws {
        let folder = PackageRoot.file("Events/samples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count >= 5)
        for name in names {
            Coders.expectSame(JSON.self, [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name))))
        }
    }
}
