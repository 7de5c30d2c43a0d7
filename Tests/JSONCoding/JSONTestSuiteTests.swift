import Foundation
import JSONCoding
import TestSupport
import Testing

/// The cases of https://github.com/nst/JSONTestSuite, which many parsers are measured with.
@Suite("JSON parsing test suite")
struct JSONTestSuiteTests {
    private let cases: [String: Data]

    init() throws {
        let file = URL(filePath: PackageRoot.file("Tests/Fixtures/JSONTestSuite/cases.json"))
        cases = try JSONDecoder().decode([String: Data].self, from: Data(contentsOf: file))
    }

    private func isJSON(_ text: [UInt8]) -> Bool {
        (try? JSONCoder.decode(Nothing.self, from: text)) != nil
    }

    private func names(_ prefix: String) -> [String] { cases.keys.filter { $0.hasPrefix(prefix) }.sorted() }

    @Test("What must be accepted is, and is what Foundation makes of it")
    func valid() throws {
        #expect(names("y_").count == 95)
        for name in names("y_") {
            let text = [UInt8](try #require(cases[name]))
            #expect(isJSON(text), "\(name)")
            // Foundation takes `0e1` for a number that was rounded to zero, and refuses it.
            if name != "y_number_0e1" { Coders.expectSame(JSON.self, text) }
        }
    }

    @Test("What must be refused is")
    func invalid() throws {
        #expect(names("n_").count == 186)
        for name in names("n_") { #expect(!isJSON([UInt8](try #require(cases[name]))), "\(name)") }
        #expect(!isJSON([UInt8](repeating: UInt8(ascii: "["), count: 100_000)))
        #expect(!isJSON([UInt8](String(repeating: #"[{"":"#, count: 50_000).utf8)))
    }

    /// Numbers out of every type's range are well-formed: only a value of a type is out of range.
    @Test("What is left to the parser is taken where it is well-formed UTF-8 and no surrogate stands alone")
    func leftToTheParser() throws {
        let accepted = [
            "i_number_double_huge_neg_exp", "i_number_huge_exp", "i_number_neg_int_huge_exp",
            "i_number_pos_double_huge_exp", "i_number_real_neg_overflow", "i_number_real_pos_overflow",
            "i_number_real_underflow", "i_number_too_big_neg_int", "i_number_too_big_pos_int",
            "i_number_very_big_negative_int", "i_structure_500_nested_arrays", "i_structure_UTF-8_BOM_empty_object",
        ]
        #expect(names("i_").count == 35)
        #expect(try names("i_").filter { isJSON([UInt8](try #require(cases[$0]))) } == accepted)
    }
}
