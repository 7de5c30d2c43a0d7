import SharedLayer
import Testing

@Suite("The flow of a contract's validation")
struct BaseContractValidatorTests {
    private let validator = LoanValidator()

    @Test("A contract that keeps schema and rules is valid")
    func valid() async throws {
        let result = try await validator.validate(["member": "m-1", "days": 14]) { _ in LoanFacts(daysMax: 30) }
        #expect(result == .valid)
    }

    @Test("Rules are asked only when the structure holds, and facts read only then")
    func structureFirst() async throws {
        let result = try await validator.validate(["member": 7, "days": 99]) { _ in
            Issue.record("facts of a contract that is none")
            return LoanFacts(daysMax: 30)
        }
        #expect(result.issues.map(\.instancePath) == ["/member"])
        #expect(result.codes.isEmpty)
    }

    @Test("Broken rules are told all at once, with their codes")
    func rules() async throws {
        let result = try await validator.validate(["member": "m-blocked", "days": 99]) { contract in
            #expect(contract.member == "m-blocked")
            return LoanFacts(daysMax: 30)
        }
        #expect(!result.isValid)
        #expect(result.codes == ["LOAN_TOO_LONG", "MEMBER_BLOCKED"])
        #expect(result.issues.map(\.instancePath) == ["/days", "/member"])
    }

    @Test("What a schema cannot say is refused before the rules")
    func impossibleValue() throws {
        let error = try #require(throws: ContractRefusal.self) {
            try validator.validateStructure(JSONParser().parse(#"{"member":"m-1","days":1.5}"#))
        }
        #expect(error.code == .impossibleValue)
        #expect(error.result.issues.map(\.instancePath) == ["/days"])
    }

    @Test("Without rules of its own a pipeline checks the structure alone")
    func withoutRules() throws {
        #expect(try AnyNoteValidator().validate(["text": "a"]).isValid)
        #expect(try AnyNoteValidator().validate([:]).issues.map(\.schemaPath) == ["/required"])
    }

    @Test("A schema that cannot be compiled is no fault of the document")
    func brokenSchema() throws {
        #expect(throws: SchemaError.self) { try BrokenValidator().validate([:]) }
    }

    private struct AnyNoteValidator: BaseContractValidator {
        typealias Contract = JSONValue

        var structure: InputValidator {
            get throws { try InputValidator(schema: ["required": ["text"]]) }
        }
    }

    private struct BrokenValidator: BaseContractValidator {
        typealias Contract = JSONValue

        var structure: InputValidator {
            get throws { try InputValidator(schema: ["type": "money"]) }
        }
    }
}
