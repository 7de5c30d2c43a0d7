import SharedLayer
import Testing

@testable import Reconciliation

@Suite("What partners agreed to")
struct MatchingRulesTests {
    @Test("A partner's members replace the default's, one by one, and who is not named has the default")
    func partners() throws {
        let rules = try #require(
            MatchingRules(
                #"""
                {"default": {"group_by": "transaction_id", "amount_tolerances": {"USD": "0.05", "JPY": "1"}},
                "partners": {"strict": {"date_tolerance_days": 0, "alerts_on_differences": true},
                "lenient": {"group_by": "mpass_id", "amount_tolerances": {"USD": "1"}}}}
                """#))
        let standard = MatchingPolicy(groupBy: .transaction, amountTolerances: ["USD": 5, "JPY": 1])
        #expect(rules.policy(of: "anybody") == standard)
        #expect(
            rules.policy(of: "strict")
                == MatchingPolicy(
                    groupBy: .transaction, dateToleranceDays: 0, amountTolerances: ["USD": 5, "JPY": 1],
                    alertsOnDifferences: true))
        #expect(
            rules.policy(of: "lenient")
                == MatchingPolicy(groupBy: .mPass, amountTolerances: ["USD": 100, "JPY": 1]))
        #expect(MatchingRules("{}")?.policy(of: "anybody") == MatchingPolicy())
    }

    @Test(
        "What is no agreement stops the function at its start, instead of counting as none",
        arguments: [
            "", "[]", "{", #"{"defaults": {}}"#, #"{"default": 1}"#, #"{"partners": []}"#, #"{"partners": {"p": 1}}"#,
            #"{"default": {"surprise": 1}}"#, #"{"default": {"group_by": "date"}}"#, #"{"default": {"group_by": 1}}"#,
            #"{"default": {"date_tolerance_days": -1}}"#, #"{"default": {"date_tolerance_days": 32}}"#,
            #"{"default": {"date_tolerance_days": "1"}}"#, #"{"default": {"date_tolerance_days": 1.5}}"#,
            #"{"default": {"amount_tolerances": 5}}"#, #"{"default": {"amount_tolerances": {"USD": 0.05}}}"#,
            #"{"default": {"amount_tolerances": {"USD": "0.005"}}}"#,
            #"{"default": {"amount_tolerances": {"USD": "-1"}}}"#, #"{"default": {"amount_tolerances": {"XXX": "1"}}}"#,
            #"{"default": {"amount_tolerances": {"USD": "1e30"}}}"#,
            #"{"default": {"alerts_on_differences": "yes"}}"#,
        ])
    func refused(_ text: String) {
        #expect(MatchingRules(text) == nil)
    }
}
