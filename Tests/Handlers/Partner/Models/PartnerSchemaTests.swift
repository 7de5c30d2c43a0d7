import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@testable import Partner

@Suite("The module's schemas")
struct PartnerSchemaTests {
    static let all: [(name: String, text: String, schema: PartnerSchema)] = [
        ("partner_creation", PartnerCreationSchema.text, PartnerCreationSchema.document),
        ("partner_state", PartnerStateSchema.text, PartnerStateSchema.document),
        ("endpoint_creation", EndpointCreationSchema.text, EndpointCreationSchema.document),
        ("endpoint_state", EndpointStateSchema.text, EndpointStateSchema.document),
        ("organization_creation", OrganizationCreationSchema.text, OrganizationCreationSchema.document),
        ("organization_state", OrganizationStateSchema.text, OrganizationStateSchema.document),
        ("membership_creation", MembershipCreationSchema.text, MembershipCreationSchema.document),
        ("membership_state", MembershipStateSchema.text, MembershipStateSchema.document),
        ("publisher_creation", PublisherCreationSchema.text, PublisherCreationSchema.document),
        ("publisher_state", PublisherStateSchema.text, PublisherStateSchema.document),
        ("mpass_creation", MPassCreationSchema.text, MPassCreationSchema.document),
        ("mpass_state", MPassStateSchema.text, MPassStateSchema.document),
        ("api_key_creation", APIKeyCreationSchema.text, APIKeyCreationSchema.document),
        ("api_key_rotation", APIKeyRotationSchema.text, APIKeyRotationSchema.document),
        ("certificate_upload", CertificateUploadSchema.text, CertificateUploadSchema.document),
    ]

    @Test("are published byte for byte, and compile", arguments: all.indices)
    func published(_ index: Int) throws {
        let (name, text, schema) = Self.all[index]
        let path = PackageRoot.file("docs/schemas/\(name).schema.json")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        _ = try schema.validator()
    }

    @Test("take exactly the values that records have")
    func values() throws {
        func listed(_ text: String, _ member: String) throws -> Set<String> {
            let property = try JSONParser().parse(Array(text.utf8))["properties"]?[member]
            return Set((property?["enum"]?.array ?? []).compactMap(\.string))
        }
        #expect(try listed(PublisherStateSchema.text, "status") == Set(PartyStatus.allCases.map(\.rawValue)))
        #expect(try listed(MPassStateSchema.text, "status") == Set(MPassStatus.allCases.map(\.rawValue)))
        #expect(try listed(MPassCreationSchema.text, "tier") == Set(MPassTier.allCases.map(\.rawValue)))
        #expect(try listed(MembershipCreationSchema.text, "role") == Set(MemberRole.allCases.map(\.rawValue)))
        #expect(try listed(EndpointCreationSchema.text, "purpose") == Set(EndpointPurpose.allCases.map(\.rawValue)))
        #expect(
            try listed(EndpointStateSchema.text, "authentication")
                == Set(EndpointAuthentication.allCases.map(\.rawValue)))
        #expect(
            try listed(CertificateUploadSchema.text, "purpose") == Set(CertificatePurpose.allCases.map(\.rawValue)))
    }

    @Test("merge a patch: members that are left out stay, null takes out what may be missing, and nothing else")
    func patches() throws {
        let state = PartnerState(
            name: "P", status: .active, endpointURL: "https://p.example", apiKey: nil, apiKeyHeader: "X-API-Key",
            ownerOrganizationID: "org-1")
        let renamed = try PartnerStateSchema.document.merged(["name": "Q"], into: state)
        #expect(renamed.name == "Q" && renamed.ownerOrganizationID == "org-1")
        let disowned = try PartnerStateSchema.document.merged(["owner_organization_id": .null], into: state)
        #expect(disowned.ownerOrganizationID == nil)
        for patch: JSONValue in [["name": .null], ["name": 1], ["partner_id": "x"], ["status": "GONE"], "x", [], .null]
        {
            let error = #expect(throws: PartnerError.self) {
                try PartnerStateSchema.document.merged(patch, into: state)
            }
            #expect(error?.code == .malformedRequest, "\(patch)")
        }
    }
}
