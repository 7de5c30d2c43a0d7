extension PipelineTexts {
    /// The stack's first tests.
    static let tests = #"""
        import FoundationEssentials
        import SharedLayer
        import TestSupport
        import Testing

        @testable import <Name>

        @Suite("A <words>'s request")
        struct <Name>RequestTests {
            @Test("The published schema is what the function checks with, byte for byte")
            func published() throws {
                let path = PackageRoot.file("docs/schemas/<snake>_request.schema.json")
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(text == <Name>RequestSchema.text)
            }

            @Test("A request is read")
            func read() throws {
                let request = try Self.request(Self.good)
                #expect(request.id == "<snake>-1")
                #expect(request.organizationID == "org-demo")
                #expect(request.publisherID == "publisher-demo")
            }

            @Test(
                "What is no request is refused, and where is told",
                arguments: [
                    ("[]", ""), ("{}", ""), (good.replacing("org-demo", with: ""), "/organization_id"),
                    (good.replacing("\"org-demo\"", with: "1"), "/organization_id"),
                    (good.replacing("}", with: ", \"surprise\": 1}"), "/surprise"),
                ])
            func refused(_ body: String, _ pointer: String) throws {
                let error = #expect(throws: <Name>Error.self) { try Self.request(body) }
                #expect(error?.code == .malformedRequest)
                #expect(error?.issues.contains { $0.instancePath == pointer } == true, "\(error?.issues ?? [])")
            }

            private static func request(_ body: String) throws -> <Name>Request {
                try <Name>Request(
                    document: JSONParser().parse(Array(body.utf8)), schema: <Name>RequestSchema.validator())
            }

            private static let good =
                #"{"<snake>_id": "<snake>-1", "organization_id": "org-demo", "publisher_id": "publisher-demo"}"#
        }

        """#
}
