import SharedLayer
import Testing

@testable import Reconciliation

@Suite("Messages of the maps, and cursors")
struct ReconciliationTaskTests {
    private static let reference = ReconciliationReference(organizationID: "org-1", reconciliationID: "r-1")

    @Test("What was sent is what is read", arguments: [nil, .slice(1), .part(10_000)] as [ReconciliationTask.Work?])
    func sent(_ work: ReconciliationTask.Work?) throws {
        let task = ReconciliationTask(Self.reference, work)
        #expect(try ReconciliationTask(body: task.body) == task)
    }

    @Test("The outbox's message of a stage is one that plans")
    func outbox() throws {
        let item = try OutboxItem(.scatterRecords, for: Self.reference, at: .now())
        #expect(try ReconciliationTask(body: item.body) == ReconciliationTask(Self.reference))
    }

    @Test(
        "A message that nobody here wrote is refused, and does not count as one that plans",
        arguments: [
            "", "x", "[]", "{}", #"{"organization_id":"o"}"#, #"{"organization_id":1,"reconciliation_id":"r"}"#,
            #"{"organization_id":"o","reconciliation_id":"r","slice":"1"}"#,
            #"{"organization_id":"o","reconciliation_id":"r","slice":0}"#,
            #"{"organization_id":"o","reconciliation_id":"r","part":-1}"#,
            #"{"organization_id":"o","reconciliation_id":"r","part":1.5}"#,
            #"{"organization_id":"o","reconciliation_id":"r","part":1e30}"#,
            #"{"organization_id":"o","reconciliation_id":"r","part":null}"#,
            #"{"organization_id":"o","reconciliation_id":"r","slice":1,"part":1}"#,
        ])
    func malformed(_ body: String) {
        let error = #expect(throws: ReconciliationError.self) { try ReconciliationTask(body: body) }
        #expect(error?.code == .malformedMessage)
    }

    @Test("A cursor is read as it was written", arguments: [(0, 0), (7, 512), (9_999_999_999, 9_999_999_999)])
    func cursor(_ file: Int, _ byte: Int) {
        let cursor = ResultCursor(file: file, byte: byte)
        #expect(ResultCursor(cursor.text) == cursor)
    }

    @Test(
        "Another text is no cursor",
        arguments: [
            "", "-", "1", "1-", "-1", "1-2-3", "-1-0", "1--2", "+1-0", "1-+2", "01-0", "1-00", " 1-0", "1-0 ", "a-b",
            "0x1-0", "99999999999-0", "١-٢",
        ])
    func noCursor(_ text: String) {
        #expect(ResultCursor(text) == nil)
    }
}
