import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("The event fixtures of the authentication stack", .timeLimit(.minutes(5)))
struct EventFixturesTests {
    @Test("are answered by their functions as their names say")
    func answers() async throws {
        let cases: [(String, Int, String?)] = [
            ("DescribeProviderFunction/metadata", 200, nil), ("DescribeProviderFunction/keys", 200, nil),
            ("AuthorizeUserFunction/unknown_client", 400, nil),
            ("IssueTokenFunction/unknown_client", 401, "invalid_client"),
            ("IssueTokenFunction/parameter_twice", 400, "invalid_request"),
            ("ReadUserInfoFunction/without_token", 401, nil),
            ("IntrospectTokenFunction/without_client", 401, "invalid_client"),
            ("RevokeTokenFunction/without_client", 401, "invalid_client"), ("ManageUserFunction/create", 201, nil),
            ("ManageUserFunction/role_above_caller", 400, nil), ("ManageUserFunction/without_key", 401, nil),
            ("ManageClientFunction/register", 201, nil),
        ]
        try await Provider.with { provider in
            for (name, status, error) in cases {
                let event = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json")))
                let function = name.prefix { $0 != "/" }
                let response = try await provider.http.execute(
                    HTTPRequest(
                        .post, "\(provider.servicesURL)/2015-03-31/functions/\(function)/invocations",
                        body: Array(event)))
                let answer = try JSONParser().parse(response.body)
                #expect(answer["statusCode"]?.number?.int == status, "\(name): \(answer)")
                if let error {
                    let body = try JSONParser().parse(Array((answer["body"]?.string ?? "").utf8))
                    #expect(body["error"] == .string(error), "\(name): \(answer)")
                }
            }
        }
    }
}
