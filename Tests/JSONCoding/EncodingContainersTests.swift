import Foundation
import JSONCoding
import TestSupport
import Testing

@Suite("JSON encoding containers")
struct EncodingContainersTests {
    /// Expects that text, and the same from Foundation but for the order of members.
    private func expect(
        _ text: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: @escaping (any Encoder) throws -> Void
    ) throws {
        for (value, text) in [
            (AnyEncodable(Script(body)), text), (AnyEncodable(["a": [Script(body)]]), #"{"a":[\#(text)]}"#),
        ] {
            let ours = String(decoding: try JSONCoder.encode(value), as: UTF8.self)
            #expect(ours == text, sourceLocation: sourceLocation)
            try Coders.expectSame(encoding: value, sourceLocation: sourceLocation)
        }
    }

    @Test("Nested containers can be written in any order")
    func interleaved() throws {
        try expect(#"{"a":{"x":1,"deep":[{"y":2},3],"z":4},"n":0,"b":["p",null,{"q":"r"}],"m":true}"#) { encoder in
            var root = encoder.container(keyedBy: AnyKey.self)
            var a = root.nestedContainer(keyedBy: AnyKey.self, forKey: "a")
            try root.encode(0, forKey: "n")
            var b = root.nestedUnkeyedContainer(forKey: "b")
            try a.encode(1, forKey: "x")
            try b.encode("p")
            var deep = a.nestedUnkeyedContainer(forKey: "deep")
            try root.encode(true, forKey: "m")
            var y = deep.nestedContainer(keyedBy: AnyKey.self)
            try b.encodeNil()
            try deep.encode(3)
            try a.encode(4, forKey: "z")
            try b.encode(["q": "r"])
            try y.encode(2, forKey: "y")
        }
    }

    @Test("Super encoders can be written in any order, and are empty objects where nothing is written")
    func superEncoders() throws {
        try expect(#"{"super":{"x":[1]},"none":{},"one":"y","list":[{},0,[2]]}"#) { encoder in
            var root = encoder.container(keyedBy: AnyKey.self)
            let parent = root.superEncoder()
            _ = root.superEncoder(forKey: "none")
            let one = root.superEncoder(forKey: "one")
            var list = root.nestedUnkeyedContainer(forKey: "list")
            _ = list.superEncoder()
            try list.encode(0)
            let two = list.superEncoder()
            try [2].encode(to: two)
            try ["x": [1]].encode(to: parent)
            try "y".encode(to: one)
        }
    }

    @Test("Containers of one encoder go on with the same object or array")
    func sameContainer() throws {
        try expect(#"{"a":1,"b":2,"c":{"d":3,"e":4}}"#) { encoder in
            var first = encoder.container(keyedBy: AnyKey.self)
            try first.encode(1, forKey: "a")
            try ["b": 2].encode(to: encoder)
            var second = encoder.container(keyedBy: AnyKey.self)
            var nested = second.nestedContainer(keyedBy: AnyKey.self, forKey: "c")
            try nested.encode(3, forKey: "d")
            var again = first.nestedContainer(keyedBy: AnyKey.self, forKey: "c")
            try again.encode(4, forKey: "e")
        }
        try expect("[1,2,[3,4]]") { encoder in
            var first = encoder.unkeyedContainer()
            try first.encode(1)
            try [2].encode(to: encoder)
            var nested = first.nestedUnkeyedContainer()
            try nested.encode(3)
            try nested.encode(4)
        }
        try expect(#"{"a":1,"b":"2","x":3}"#) { encoder in
            var single = encoder.singleValueContainer()
            try single.encode(
                Script { inner in
                    var container = inner.container(keyedBy: AnyKey.self)
                    try container.encode(1, forKey: "a")
                    try container.encode("2", forKey: "b")
                })
            var container = encoder.container(keyedBy: AnyKey.self)
            try container.encode(3, forKey: "x")
        }
        try expect(#"{"k":"v","x":["1","2"]}"#) { encoder in
            var single = encoder.singleValueContainer()
            try single.encode(["k": "v"])
            var container = encoder.container(keyedBy: AnyKey.self)
            try container.encode(["1", "2"], forKey: "x")
        }
        try expect(#"["1","2",3]"#) { encoder in
            var single = encoder.singleValueContainer()
            try single.encode(["1", "2"])
            var container = encoder.unkeyedContainer()
            #expect(container.count == 2)
            try container.encode(3)
        }
    }

    @Test("Of values for one name the last counts")
    func duplicates() throws {
        try expect(#"{"b":2,"a":3}"#) { encoder in
            var container = encoder.container(keyedBy: AnyKey.self)
            try container.encode(1, forKey: "a")
            try container.encode(2, forKey: "b")
            try container.encode(3, forKey: "a")
        }
        try expect(#"{"c":{"y":1},"d":5,"s":{},"a":[{"z":0}],"b":9}"#) { encoder in
            var container = encoder.container(keyedBy: AnyKey.self)
            try container.encode(["x": "1"], forKey: "a")
            var first = container.nestedContainer(keyedBy: AnyKey.self, forKey: "c")
            _ = container.superEncoder(forKey: "d")
            _ = container.superEncoder(forKey: "s")
            var last = container.nestedUnkeyedContainer(forKey: "b")
            try last.encode(["z": 0])
            try container.encode(5, forKey: "d")
            try first.encode(1, forKey: "y")
            _ = container.superEncoder(forKey: "s")
            try container.encode(9, forKey: "b")
            try container.encode([["z": 0]], forKey: "a")
            try container.encode(9, forKey: "b")
        }
        let many = (0..<100).map { "name-\($0)" }
        let expected = (many.dropFirst().map { ($0, 1) } + [(many[0], 2)]).map { "\"\($0)\":\($1)" }
        try expect("{\(expected.joined(separator: ","))}") { encoder in
            var container = encoder.container(keyedBy: AnyKey.self)
            for name in many { try container.encode(1, forKey: AnyKey(stringValue: name)) }
            try container.encode(2, forKey: AnyKey(stringValue: many[0]))
        }
    }
}
