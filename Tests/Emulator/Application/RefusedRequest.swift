import CurlTransport
import FoundationEssentials
import SharedLayer
import Testing

/// A request that an endpoint must refuse, and how.
struct RefusedRequest: Sendable {
    let name: String
    let request: HTTPRequest
    let statuses: Set<Int>
    /// Media types that the answer may have.
    let types: Set<String>

    /// Sends it, and holds the answer to what every refusal keeps.
    ///
    /// - Parameter secrets: what must be in no answer to this caller.
    func check(over http: HTTPClient, secrets: [String]) async throws {
        let response = try await http.execute(request)
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(statuses.contains(response.status), "\(name): \(response.status) \(text)")
        if Self.gatewayAnswers.contains(text) {
            #expect([404, 413].contains(response.status), "\(name): \(text)")
        } else {
            let type = response.headers["Content-Type"]?.split(separator: ";").first.map(String.init) ?? ""
            #expect(types.contains(type), "\(name): \(type) \(text)")
            if type == "application/problem+json" { checkProblem(response, text) }
        }
        for inside in Self.internals + secrets {
            #expect(!text.contains(inside), "\(name) tells of \(inside): \(text)")
        }
    }

    private func checkProblem(_ response: HTTPResponse, _ text: String) {
        let problem = try? JSONParser().parse(response.body)
        #expect(problem?["status"] == .number(JSONNumber(response.status)), "\(name): \(text)")
        #expect(problem?["type"]?.string?.hasPrefix("urn:moneta:problem:") == true, "\(name): \(text)")
        #expect(problem?["instance"]?.string?.isEmpty == false, "\(name): \(text)")
    }

    /// API Gateway's own words, before any function is asked.
    private static let gatewayAnswers = [
        #"{"message":"Not Found"}"#, #"{"message":"Request Too Long"}"#, #"{"message":"Request Entity Too Large"}"#,
    ]
    /// Tables and keys in them, ARNs, code.
    private static let internals = [
        "Table", "arn:aws", "amazonaws", "DynamoDB", "CONTRACT#", "DISPUTE#", "SETTLEMENT#", "ORGANIZATION#", "APIKEY#",
        ".swift", "Swift.", "SharedLayer", "Repository", "Sources/", "/work/", "Fatal", "0x",
    ]
}
