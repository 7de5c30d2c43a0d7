import Foundation
import JSONCoding
import Testing

@Suite("JSON encoding errors")
struct EncodingErrorsTests {
    struct Refusal: Error {}

    private func text(_ body: @escaping (any Encoder) throws -> Void) throws -> String {
        String(decoding: try JSONCoder.encode(Script(body)), as: UTF8.self)
    }

    @Test("A value that cannot be encoded leaves nothing behind")
    func takenBack() throws {
        let failing = Script { encoder in
            var container = encoder.container(keyedBy: AnyKey.self)
            try container.encode([["x": "y"]], forKey: "a")
            _ = container.superEncoder(forKey: "part")
            try container.encode(Script { _ in throw Refusal() }, forKey: "b")
        }
        let value = Script { encoder in
            var container = encoder.container(keyedBy: AnyKey.self)
            try? container.encode(failing, forKey: "first")
            try container.encode(1, forKey: "one")
            try? container.encode(failing, forKey: "failed")
            try? container.encode(Double.nan, forKey: "nan")
            var list = container.nestedUnkeyedContainer(forKey: "list")
            try? list.encode(failing)
            try list.encode(2)
            try? list.encode(failing)
            try? list.encode(Float.infinity)
            #expect(list.count == 1)
            _ = container.superEncoder(forKey: "end")
        }
        #expect(try String(decoding: JSONCoder.encode(value), as: UTF8.self) == #"{"one":1,"list":[2],"end":{}}"#)
        try Coders.expectSame(encoding: value)
    }

    @Test("After a value that cannot be encoded, a single value container takes another, where Foundation traps")
    func secondTry() throws {
        let text = try text { encoder in
            var single = encoder.singleValueContainer()
            try? single.encode(["a": Script { _ in throw Refusal() }])
            try single.encode([3])
        }
        #expect(text == "[3]")
    }

    @Test("A text that encodes nothing is an error; a value in it is an empty object")
    func nothing() throws {
        try Coders.expectSame(encoding: Nothing())
        try Coders.expectSame(encoding: [Nothing()])
        try Coders.expectSame(encoding: ["a": Nothing()])
        #expect(throws: EncodingError.self) { try JSONCoder.encode(Nothing()) }
    }

    @Test("Keys, counts and user information are what Foundation says")
    func paths() throws {
        let notes = Notes()
        let value = [
            "a": [
                Script { encoder in
                    notes.note(encoder.codingPath, encoder.userInfo.count)
                    var container = encoder.container(keyedBy: AnyKey.self)
                    notes.note(container.codingPath, 0)
                    var list = container.nestedUnkeyedContainer(forKey: "list")
                    try list.encode(0)
                    notes.note(list.codingPath, list.count)
                    notes.note(list.nestedContainer(keyedBy: AnyKey.self).codingPath, list.count)
                    notes.note(list.superEncoder().codingPath, list.count)
                    notes.note(container.superEncoder().codingPath, 0)
                    notes.note(container.superEncoder(forKey: "parent").codingPath, 0)
                    try container.encode(
                        Script { inner in
                            notes.note(inner.codingPath, 0)
                            notes.note(inner.singleValueContainer().codingPath, 0)
                            notes.note(inner.unkeyedContainer().codingPath, 0)
                        }, forKey: "inner")
                }
            ]
        ]
        _ = try JSONCoder.encode(value)
        #expect(
            notes.taken == [
                "a.Index 0[0] 0", "a.Index 0[0] 0", "a.Index 0[0].list 1", "a.Index 0[0].list.Index 1[1] 2",
                "a.Index 0[0].list.Index 2[2] 3", "a.Index 0[0].super 0", "a.Index 0[0].parent 0",
                "a.Index 0[0].inner 0", "a.Index 0[0].inner 0", "a.Index 0[0].inner 0",
            ])
    }

    @Test("A value is nested 512 deep, and no deeper, in containers of each kind")
    func nesting() throws {
        #expect(throws: Never.self) { try JSONCoder.encode(Node(depth: 256)) }
        #expect(throws: EncodingError.self) { try JSONCoder.encode(Node(depth: 257)) }
        #expect(throws: EncodingError.self) { try JSONCoder.encode(Node(depth: 5000)) }
        try Coders.expectSame(encoding: Node(depth: 255))
        for (parts, works) in [(511, true), (512, false)] {
            let value = Script { encoder in
                var list = encoder.unkeyedContainer()
                for _ in 0..<parts { list = list.nestedUnkeyedContainer() }
                try list.encode(1)
            }
            let text = try? JSONCoder.encode(value)
            #expect((text != nil) == works)
        }
        #expect((try? JSONCoder.encode(Chain(length: 511, end: ["x": "y"]))) != nil)
        #expect((try? JSONCoder.encode(Chain(length: 512, end: ["x": "y"]))) == nil)
    }

    @Test("An object after an array, a second value, or a value after its place was left is an error, not a trap")
    func misuse() {
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var list = encoder.unkeyedContainer()
                try list.encode(1)
                _ = encoder.container(keyedBy: AnyKey.self)
            }
        }
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var single = encoder.singleValueContainer()
                try single.encode(1)
                try single.encode(2)
            }
        }
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var container = encoder.container(keyedBy: AnyKey.self)
                try container.encode(["x": 1], forKey: "a")
                _ = container.nestedUnkeyedContainer(forKey: "a")
            }
        }
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var kept: (any Encoder)?
                var container = encoder.container(keyedBy: AnyKey.self)
                try container.encode(Script { kept = $0 }, forKey: "a")
                var late = try #require(kept).unkeyedContainer()
                try late.encode(1)
            }
        }
        #expect(throws: EncodingError.self) {
            try text { encoder in
                var container = encoder.container(keyedBy: AnyKey.self)
                var outer = container
                try container.encode(Script { _ in try outer.encode(1, forKey: "b") }, forKey: "a")
            }
        }
    }

    @Test("A class and its superclass, and enumerations with values, are written as Foundation writes them")
    func synthesized() throws {
        try Coders.expectSame(encoding: Dog(name: "Rex", breed: "Collie"))
        try Coders.expectSame(encoding: [Shape.point, .circle(radius: 2), .box(1, 2), .named("n", inside: nil)])
        let dog = Dog(name: "Rex", breed: "Collie")
        #expect(
            try String(decoding: JSONCoder.encode(dog), as: UTF8.self) == #"{"breed":"Collie","super":{"name":"Rex"}}"#)
    }
}
