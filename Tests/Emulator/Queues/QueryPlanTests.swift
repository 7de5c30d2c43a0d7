import GRDB
import TestSupport
import Testing

@testable import Queues

@Suite("What a receive reads")
struct QueryPlanTests {
    @Test(
        "A receive finds groups and messages by indexes, already in order, however many there are",
        arguments: [
            (QueueStore.readyGroupsSQL, 5, "messageGroupsByReadiness"), (StoredMessage.groupSQL, 2, "messagesByGroup"),
            (StoredMessage.visibleSQL, 3, "messagesByVisibility"),
        ])
    func plans(sql: String, parameters: Int, index: String) async throws {
        try await TemporaryDirectory.with { directory in
            let writer = try QueuesFixture.open(directory)
            let plan = try await writer.read { db in
                let explanation = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
                explanation.setUncheckedArguments(StatementArguments(Array(repeating: 0, count: parameters)))
                return try Row.fetchAll(explanation).map { $0["detail"] as String }
            }
            #expect(plan.count == 1 && plan.first?.contains("SEARCH") == true, "\(plan)")
            #expect(plan.first?.contains("INDEX \(index) ") == true, "\(plan)")
            try writer.close()
        }
    }
}
