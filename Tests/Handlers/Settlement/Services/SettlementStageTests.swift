import Settlement
import SharedLayer
import Testing

@Suite("The stages of a settlement")
struct SettlementStageTests {
    @Test("each have their turn at one status, leave what was passed, and never come before their time")
    func actions() {
        let turns: [(SettlementStage, Set<SettlementStatus>, notReady: Set<SettlementStatus>)] = [
            (.processSettlement, [.validated], []), (.generateConfirmation, [.processed], [.validated]),
            (.settleWithPartner, [.confirmed, .settlementFailed], [.validated, .processed]),
        ]
        for (stage, proceed, notReady) in turns {
            for status in SettlementStatus.allCases {
                let expected: StageAction =
                    proceed.contains(status) ? .proceed : notReady.contains(status) ? .notReady : .alreadyPassed
                #expect(stage.action(at: status) == expected, "\(stage) at \(status)")
            }
        }
    }

    @Test("lead nowhere that the stage itself would change again, but for a delivery that failed")
    func outcomes() {
        for stage in SettlementStage.allCases {
            for status in stage.outcomes where status != .settlementFailed {
                #expect(stage.action(at: status) == .alreadyPassed)
            }
        }
    }
}
