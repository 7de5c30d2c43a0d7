import Dispute
import SharedLayer
import Testing

@Suite("The stages of a dispute")
struct DisputeStageTests {
    @Test("process takes its turn once", arguments: DisputeStatus.allCases)
    func process(status: DisputeStatus) throws {
        let turn = DisputeProcessor.turn(try DisputeSamples.dispute(status))
        #expect(turn == (status == .opened ? .proceed : .alreadyPassed))
    }

    @Test("respond waits for the end, and passes once there is a delivery", arguments: DisputeStatus.allCases)
    func respond(status: DisputeStatus) throws {
        var dispute = try DisputeSamples.dispute(status)
        let isOpen = DisputeStateMachine.open.contains(status)
        #expect(DisputeResponseGenerator.turn(dispute) == (isOpen ? .notReady : .proceed))
        dispute.deliveryID = "delivery-1"
        #expect(DisputeResponseGenerator.turn(dispute) == (isOpen ? .notReady : .alreadyPassed))
    }

    @Test("notify goes on until the partner has confirmed, with whatever text")
    func notify() throws {
        var dispute = try DisputeSamples.dispute(.rejected)
        #expect(DisputeNotification.turn(dispute) == .notReady)
        dispute.deliveryID = "delivery-1"
        #expect(DisputeNotification.turn(dispute) == .proceed)
        dispute.partnerConfirmation = ""
        #expect(DisputeNotification.turn(dispute) == .alreadyPassed)
    }
}
