import SharedLayer
import Testing

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    @Test("The example of RFC 8785 section 3.2.2 gives the bytes of section 3.2.4")
    func example() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let canonical = try CanonicalJSON.bytes(of: JSONParser().parse(text))
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(String(decoding: canonical, as: UTF8.self) == expected)
    }

    @Test("Names are sorted by UTF-16 code units, as in RFC 8785 section 3.2.3")
    func sorting() throws {
        let text = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let sorted = try JSONParser().parse(CanonicalJSON.bytes(of: JSONParser().parse(text)))
        #expect(
            sorted.object?.members.map(\.value) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    /// RFC 8785, appendix B, by the bits of the number.
    @Test(
        "Numbers are written as ECMAScript writes them",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func numbers(_ bits: UInt64, _ text: String) throws {
        let number = try #require(JSONNumber("\(Double(bitPattern: bits))"))
        #expect(String(decoding: try CanonicalJSON.bytes(of: .number(number)), as: UTF8.self) == text)
    }

    @Test("A number beyond binary64 has no canonical form", arguments: ["1e400", "-1e309"])
    func outOfRange(_ text: String) throws {
        let value = try JSONParser().parse(text)
        let error = try #require(throws: JSONError.self) { try CanonicalJSON.bytes(of: value) }
        #expect(error.code == .numberOutOfRange)
    }

    @Test(
        "Where every digit counts, a number that a binary64 would change is refused, and named",
        arguments: [
            ("0.1", true), ("9007199254740992", true), ("9007199254740993", false), ("333333333.33333329", false),
            ("1.50", true), ("-0", true), ("1e21", true), ("0.30000000000000004", true), ("1e-400", false),
            ("1234567890123456789012345678901234567890", false),
        ])
    func exactNumbers(_ text: String, _ isExact: Bool) throws {
        let value = try JSONParser().parse("{\"lines\":[{\"a/b\":\(text)}]}")
        #expect(throws: Never.self) { try CanonicalJSON.bytes(of: value) }
        do {
            _ = try CanonicalJSON.bytes(of: value, numbers: .exact)
            #expect(isExact)
        } catch {
            #expect(!isExact)
            #expect(error.code == .numberNotExact)
            #expect(error.pointer == "/lines/0/a~1b")
        }
    }

    @Test("A value that code has nested too deep is refused")
    func tooDeep() throws {
        let deep = (0..<600).reduce(JSONValue.null) { inner, _ in .array([inner]) }
        let error = try #require(throws: JSONError.self) { try CanonicalJSON.bytes(of: deep) }
        #expect(error.code == .tooDeep)
    }
}
