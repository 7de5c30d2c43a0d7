import SharedLayer
import Testing

@testable import Reconciliation

@Suite("The stages behind the maps")
struct ReconciliationStageTests {
    private static let table: [(ReconciliationStatus, report: StageAction, respond: StageAction)] = [
        (.received, .notReady, .notReady), (.matching, .notReady, .notReady), (.matched, .proceed, .notReady),
        (.reported, .alreadyPassed, .proceed), (.responded, .alreadyPassed, .alreadyPassed),
        // Sent back by an operator, a report can still be delivered; there is none to generate.
        (.failed, .alreadyPassed, .proceed),
    ]

    @Test("act on the status that is theirs, wait for none, and do nothing twice")
    func actions() {
        #expect(Set(Self.table.map(\.0)) == Set(ReconciliationStatus.allCases))
        for (status, report, respond) in Self.table {
            #expect(ReconciliationStage.generateReport.action(at: status) == report, "\(status)")
            #expect(ReconciliationStage.respondToPartner.action(at: status) == respond, "\(status)")
        }
    }
}
