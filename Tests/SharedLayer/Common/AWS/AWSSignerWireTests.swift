import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// Judged by moto with authentication on, which checks signatures with AWS's own Python code.
@Suite("AWS signer against moto", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct AWSSignerWireTests {
    @Test("A right secret is accepted and a wrong one refused")
    func secrets() async throws {
        try await Moto.with { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            let right = AWSJSONClient(
                service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0",
                configuration: configuration, http: http)
            struct Tables: Decodable {
                var TableNames: [String]
            }
            #expect(try await right.call("ListTables", ["Limit": 5], returning: Tables.self).TableNames == [])
            let wrong = AWSJSONClient(
                service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0",
                configuration: configuration.withWrongSecret, http: http)
            let refused = try await #require(throws: AWSError.self) {
                try await wrong.call("ListTables", AWSNothing(), returning: Tables.self)
            }
            #expect(refused.status == 403)
        }
    }

    @Test("S3's paths and queries are accepted")
    func objects() async throws {
        try await Moto.with { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            // moto takes paths apart before it checks them: escapes are for `ForeignSignatureTests`. It
            // knows no presigned URLs.
            let signer = configuration.signer(of: "s3", style: .s3)
            let bucket = configuration.endpoint(of: "s3") + "/bucket-of-tests"
            func send(_ request: HTTPRequest) async throws -> HTTPResponse {
                try await http.execute(signer.sign(request, at: Timestamp.now()))
            }
            #expect(try await send(HTTPRequest(.put, bucket)).status == 200)
            let object = bucket + "/folder/c.txt"
            #expect(try await send(HTTPRequest(.put, object, body: Array("text".utf8))).status == 200)
            #expect(try await send(HTTPRequest(.get, object)).body == Array("text".utf8))
            let list = try await send(HTTPRequest(.get, bucket + "?list-type=2&prefix=folder&max-keys=5"))
            #expect(list.status == 200)
            #expect(String(decoding: list.body, as: UTF8.self).contains("folder/c.txt"))
        }
    }
}
