import SharedLayer
import Testing

@testable import Reconciliation

@Suite("The rules of a request for reconciliation")
struct ReconciliationRulesTests {
    private static let today = 20_780

    private func violations(
        days: ClosedRange<Int> = 20_727...20_757, file: String? = nil, head: ObjectHead? = nil,
        organization: PartyStatus? = .active, publisher: PartyStatus? = .active, publisherOf: String = "org-1"
    ) -> [String] {
        let source: ReconciliationRequest.Source =
            file.map { .file(.init(key: $0, sha256: String(repeating: "0", count: 64), format: .csv)) } ?? .inline([])
        let request = ReconciliationRequest(
            reference: ReconciliationReference(organizationID: "org-1", reconciliationID: "r-1"), publisherID: "pub-1",
            days: days, source: source)
        let parties = ReconciliationParties(
            organization: organization.map {
                OrganizationModel(organizationID: "org-1", name: "One", status: $0, partnerID: "partner-1")
            },
            publisher: publisher.map {
                PublisherModel(publisherID: "pub-1", organizationID: publisherOf, name: "Publisher", status: $0)
            }, file: head)
        return ReconciliationRules.violations(of: request, parties, today: Self.today).map {
            "\($0.code ?? "") \($0.instancePath)"
        }
    }

    @Test("A request that keeps them all has no violation")
    func good() {
        #expect(violations() == [])
        #expect(violations(days: (Self.today - 91)...Self.today) == [])
        #expect(
            violations(
                file: "organizations/org-1/x.csv",
                head: ObjectHead(sizeBytes: ReconciliationRequest.fileBytesMax, entityTag: "\"x\"")) == [])
    }

    @Test("Parties that are suspended, unknown or another's have none")
    func parties() {
        #expect(violations(organization: .suspended) == ["ORGANIZATION_NOT_ACTIVE /organization_id"])
        #expect(violations(organization: nil) == ["ORGANIZATION_NOT_ACTIVE /organization_id"])
        #expect(violations(publisher: .suspended) == ["PUBLISHER_NOT_ACTIVE /publisher_id"])
        let another = ["PUBLISHER_NOT_OF_ORGANIZATION /publisher_id"]
        #expect(violations(publisher: nil) == another)
        // Nothing else is told to somebody else's publisher.
        #expect(violations(days: 1...99_999, file: "x", organization: nil, publisherOf: "org-2") == another)
    }

    @Test("A period is over, and at most a quarter long")
    func period() {
        #expect(violations(days: (Self.today - 92)...Self.today) == ["PERIOD_TOO_LONG /period"])
        #expect(violations(days: Self.today...(Self.today + 1)) == ["PERIOD_IN_FUTURE /period/end"])
        #expect(
            violations(days: 0...(Self.today + 1)) == ["PERIOD_TOO_LONG /period", "PERIOD_IN_FUTURE /period/end"])
    }

    @Test("A file exists, and has something, and not too much, in it")
    func file() {
        func head(_ size: Int) -> ObjectHead { ObjectHead(sizeBytes: size, entityTag: "\"x\"") }
        let key = "organizations/org-1/x.csv"
        #expect(violations(file: key) == ["FILE_UNKNOWN /file/key"])
        #expect(violations(file: key, head: head(0)) == ["FILE_EMPTY /file/key"])
        #expect(
            violations(file: key, head: head(ReconciliationRequest.fileBytesMax + 1)) == ["FILE_TOO_LARGE /file/key"])
    }

    @Test(
        "A file is the organization's only below its own prefix",
        arguments: [
            ("organizations/org-1/x", true), ("organizations/org-1/a/b", true), ("organizations/org-1/", false),
            ("organizations/org-1", false), ("organizations/org-10/x", false), ("organizations/org-2/x", false),
            ("/organizations/org-1/x", false), ("work/org-1/x", false), ("Organizations/org-1/x", false),
        ])
    func prefix(_ key: String, _ isOwn: Bool) {
        let file = ReconciliationRequest.FileReference(key: key, sha256: "", format: .csv)
        #expect(ReconciliationRules.isBelowPrefix(file, of: "org-1") == isOwn)
    }
}
