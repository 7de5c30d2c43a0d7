import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The cases of https://github.com/nst/JSONTestSuite, which many parsers are measured with.
@Suite("Strict JSON and the JSON parsing test suite")
struct JSONTestSuiteTests {
    private let cases: [String: Data]

    init() throws {
        let file = URL(filePath: PackageRoot.file("Tests/Fixtures/JSONTestSuite/cases.json"))
        cases = try JSONDecoder().decode([String: Data].self, from: Data(contentsOf: file))
    }

    /// The code with which the parser refuses a text that may nest as deep as any may; nil when it takes it.
    private func refusal(_ name: String) throws -> JSONError.Code? {
        let parser = JSONParser(limits: JSONLimits(depthMax: .max))
        do {
            let value = try parser.parse([UInt8](try #require(cases[name])))
            #expect(try parser.parse(value.bytes) == value, "\(name) is the same once written")
            return nil
        } catch let error as JSONError { return error.code }
    }

    private func names(_ prefix: String) -> [String] { cases.keys.filter { $0.hasPrefix(prefix) }.sorted() }

    @Test("What must be accepted is, but for names that occur twice, which I-JSON forbids")
    func valid() throws {
        let twice = ["y_object_duplicated_key", "y_object_duplicated_key_and_value"]
        #expect(names("y_").count == 95)
        for name in names("y_") {
            #expect(try refusal(name) == (twice.contains(name) ? .duplicateName : nil), "\(name)")
        }
    }

    @Test("What must be refused is")
    func invalid() throws {
        #expect(names("n_").count == 186)
        for name in names("n_") { #expect(try refusal(name) != nil, "\(name)") }
    }

    @Test("What is left to the parser is taken where nothing of it could be lost or misunderstood")
    func leftToTheParser() throws {
        let accepted = [
            "i_number_double_huge_neg_exp", "i_number_neg_int_huge_exp", "i_number_pos_double_huge_exp",
            "i_number_real_neg_overflow", "i_number_real_pos_overflow",
            "i_number_too_big_neg_int", "i_number_too_big_pos_int", "i_number_very_big_negative_int",
            "i_structure_500_nested_arrays",
        ]
        #expect(names("i_").count == 35)
        #expect(try names("i_").filter { try refusal($0) == nil } == accepted)
        // Beyond the million places of an exact decimal.
        for name in ["i_number_huge_exp", "i_number_real_underflow"] {
            #expect(try refusal(name) == .numberTooLong, "\(name)")
        }
        #expect(try refusal("i_structure_UTF-8_BOM_empty_object") == .unexpectedByte)
    }
}
