import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Subscription charge stages")
struct SubscriptionChargeStageTests {
    @Test(
        "says for each status whether it is the stage's turn",
        arguments: [
            (SubscriptionChargeStage.processCharge, ContractStatus.validated, StageAction.proceed),
            (.processCharge, .processed, .alreadyPassed), (.processCharge, .signed, .alreadyPassed),
            (.processCharge, .delivered, .alreadyPassed), (.processCharge, .deliveryFailed, .alreadyPassed),
            (.processCharge, .rejected, .alreadyPassed),
            (.signContract, .validated, .notReady), (.signContract, .processed, .proceed),
            (.signContract, .signed, .alreadyPassed), (.signContract, .delivered, .alreadyPassed),
            (.signContract, .deliveryFailed, .alreadyPassed), (.signContract, .rejected, .alreadyPassed),
            (.deliverToPartner, .validated, .notReady), (.deliverToPartner, .processed, .notReady),
            (.deliverToPartner, .signed, .proceed), (.deliverToPartner, .delivered, .alreadyPassed),
            (.deliverToPartner, .deliveryFailed, .proceed), (.deliverToPartner, .rejected, .alreadyPassed),
        ])
    func actions(stage: SubscriptionChargeStage, status: ContractStatus, action: StageAction) {
        #expect(stage.action(at: status) == action)
    }

    @Test("never takes the turn again after its own outcome, but for a delivery that failed")
    func outcomes() {
        for stage in SubscriptionChargeStage.allCases {
            for outcome in stage.outcomes where outcome != .deliveryFailed {
                #expect(stage.action(at: outcome) == .alreadyPassed)
            }
        }
    }
}
