import Settlement
import SharedLayer
import Testing

@Suite("The terms of settling")
struct SettlementTermsBookTests {
    @Test("hold for everybody, but for what was agreed with one")
    func agreed() throws {
        let book = try SettlementTermsBook(
            json: """
                {"default": {"fee_basis_points": 150, "fee_fixed": {"USD": "0.30"}, "minimum": {"USD": "1.00"}},
                 "partners": {"p": {"cut_off": "17:00", "fee_basis_points": 90}}}
                """)
        let (common, agreed) = (book.terms(of: "other"), book.terms(of: "p"))
        #expect(common.cutOff == .midnight)
        #expect(agreed.cutOff == CutOff("17:00"))
        #expect(try common.fee(in: Sample.currency()).basisPoints == 150)
        #expect(try agreed.fee(in: Sample.currency()) == SettlementFee(basisPoints: 90, fixed: Sample.money(30)))
        #expect(try agreed.minimumNet(in: Sample.currency()) == Sample.money(100))
        #expect(try agreed.minimumNet(in: Sample.currency("JPY")) == Sample.money(0, "JPY"))
    }

    @Test("charge nothing as long as nothing was agreed")
    func none() throws {
        let terms = try SettlementTermsBook(json: "{}").terms(of: "p")
        #expect(try terms.fee(in: Sample.currency()) == SettlementFee(basisPoints: 0, fixed: Sample.money(0)))
    }

    @Test(
        "that cannot be read stop the function at its start",
        arguments: [
            "", "[]", #"{"defaults": {}}"#, #"{"default": {"fee": 1}}"#, #"{"default": {"fee_basis_points": 10001}}"#,
            #"{"default": {"fee_basis_points": 1.5}}"#, #"{"default": {"fee_fixed": {"USD": "0.301"}}}"#,
            #"{"default": {"fee_fixed": {"USD": "-1"}}}"#, #"{"default": {"minimum": {"XXX": "1"}}}"#,
            #"{"default": {"minimum": 1}}"#, #"{"default": {"cut_off": "25:00"}}"#, #"{"partners": {"p": []}}"#,
        ])
    func malformed(_ json: String) {
        let error = #expect(throws: SettlementError.self) { try SettlementTermsBook(json: json) }
        #expect(error?.code == .malformedTerms)
    }
}
