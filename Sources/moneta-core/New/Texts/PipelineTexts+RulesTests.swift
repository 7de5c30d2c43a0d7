extension PipelineTexts {
    /// The tests of the rules.
    static let rulesTests = #"""
        import SharedLayer
        import Testing

        @testable import <Name>

        @Suite("The rules of a <words>")
        struct <Name>RulesTests {
            @Test(
                "Each broken rule is told by its code",
                arguments: [
                    (PartyStatus.active, PartyStatus.active, "org-demo", []),
                    (.suspended, .active, "org-demo", [<Name>Rules.Code.organizationNotActive]),
                    (.active, .closed, "org-demo", [.publisherNotActive]),
                    (.closed, .suspended, "org-demo", [.organizationNotActive, .publisherNotActive]),
                    (.closed, .closed, "org-other", [.publisherNotOfOrganization]),
                ])
            func rules(
                _ organizationStatus: PartyStatus, _ publisherStatus: PartyStatus, _ organizationID: String,
                _ codes: [<Name>Rules.Code]
            ) throws {
                let organization = OrganizationModel(
                    organizationID: "org-demo", name: "Demo", status: organizationStatus, partnerID: "partner-demo")
                let publisher = PublisherModel(
                    publisherID: "publisher-demo", organizationID: organizationID, name: "Demo", status: publisherStatus)
                let violations = <Name>Rules.violations(
                    of: try Self.request(), organization: organization, publisher: publisher)
                #expect(violations.map(\.code) == codes.map(\.rawValue))
            }

            @Test("Who is not there is as one of another organization")
            func missing() throws {
                let violations = <Name>Rules.violations(of: try Self.request(), organization: nil, publisher: nil)
                #expect(violations.map(\.code) == ["PUBLISHER_NOT_OF_ORGANIZATION"])
            }

            private static func request() throws -> <Name>Request {
                let document: JSONValue = [
                    "<snake>_id": "<snake>-1", "organization_id": "org-demo", "publisher_id": "publisher-demo",
                ]
                return try <Name>Request(document: document, schema: <Name>RequestSchema.validator())
            }
        }

        """#
}
