import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("The event fixtures of the partner module", .timeLimit(.minutes(5)))
struct PartnerEventFixturesTests {
    @Test("are answered by their functions as their names say")
    func answers() async throws {
        let cases: [(String, Int)] = [
            ("ManagePartnerFunction/create", 201), ("ManagePartnerFunction/without_key", 401),
            ("ManageEndpointFunction/create", 201), ("ManageOrganizationFunction/create", 201),
            ("ManageMembershipFunction/create", 201), ("ManagePublisherFunction/create", 201),
            ("ManagePublisherFunction/other_organization", 404), ("ManageMPassFunction/suspend", 200),
            ("ManageAPIKeyFunction/create", 201), ("ManageCertificateFunction/malformed", 400),
        ]
        try await PartnerNetwork.with { network in
            for (name, status) in cases {
                let event = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json")))
                let function = name.prefix { $0 != "/" }
                let response = try await network.http.execute(
                    HTTPRequest(
                        .post, "\(network.emulator.servicesURL)/2015-03-31/functions/\(function)/invocations",
                        body: Array(event)))
                let answer = try JSONParser().parse(response.body)
                #expect(answer["statusCode"]?.number?.int == status, "\(name): \(answer)")
            }
        }
    }
}
