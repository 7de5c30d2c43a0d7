import CurlTransport
import FunctionRuntime
import SharedLayer
import Synchronization
import Testing

@Suite("Tracing calls to others")
struct TracingHTTPTransportTests {
    private static let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"

    /// Answers with one status, or not at all, and keeps what it was asked.
    private final class Peer: HTTPTransport {
        let requests = Mutex<[HTTPRequest]>([])
        private let status: Int?

        init(_ status: Int?) {
            self.status = status
        }

        func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
            requests.withLock { $0.append(request) }
            guard let status else { throw TransportError(.connectionRefused, "refused") }
            return HTTPResponse(status: status, headers: ["x-amzn-RequestId": "a-1"], body: Array("four".utf8))
        }
    }

    private let sent = RecordedSegments()

    private func execute(_ request: HTTPRequest, at peer: Peer) async {
        let transport = TracingHTTPTransport(
            peer, tracer: XRayTracer(XRayTracerSettings(daemon: nil), sender: sent))
        _ = await InvocationScope.run(.forTesting(traceID: Self.header)) { try? await transport.execute(request) }
    }

    @Test("A call has the other's host, its method and status, and no secret of its URL; the trace is handed on")
    func remote() async throws {
        let peer = Peer(429)
        await execute(HTTPRequest(.post, "https://user:pass@partner.example:8443/charges?key=hunter2#f"), at: peer)
        let document = try #require(try sent.finished()["partner.example"])
        #expect(document["namespace"] == "remote")
        let http =
            #"{"request":{"method":"POST","url":"https://partner.example:8443/charges"},"response":{"status":429,"content_length":4}}"#
        #expect(try document["http"] == JSONParser().parse(http))
        #expect(document["throttle"] == true)
        #expect(!sent.texts.joined().contains("hunter2") && !sent.texts.joined().contains("pass"))
        let headers = try #require(peer.requests.withLock { $0.first?.headers })
        let id = try #require(document["id"]?.string)
        #expect(
            headers["X-Amzn-Trace-Id"] == "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=\(id);Sampled=1")
        #expect(headers["traceparent"] == "00-5759e988bd862e3fe1be46a994272793-\(id)-01")
    }

    @Test(
        "A call to AWS has the service's name, operation, region and request, and nothing is added to what is signed",
        arguments: [
            ("DynamoDB_20120810.GetItem", "DynamoDB", "GetItem"), ("AmazonSQS.SendMessage", "SQS", "SendMessage"),
            ("TrentService.Sign", "KMS", "Sign"), ("AmazonSSM.GetParameter", "SSM", "GetParameter"),
        ])
    func aws(_ target: String, _ name: String, _ operation: String) async throws {
        let peer = Peer(200)
        let signer = AWSSigner(
            credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"), region: "eu-west-1",
            service: "dynamodb")
        let request = try signer.sign(
            HTTPRequest(.post, "https://dynamodb.eu-west-1.amazonaws.com/", headers: ["X-Amz-Target": target]),
            at: .now())
        await execute(request, at: peer)
        let document = try #require(try sent.finished()[name])
        #expect(document["namespace"] == "aws")
        #expect(document["aws"]?["operation"] == .string(operation))
        #expect(document["aws"]?["region"] == "eu-west-1")
        #expect(document["aws"]?["request_id"] == "a-1")
        #expect(peer.requests.withLock { $0.first?.headers.fields.map(\.name) } == request.headers.fields.map(\.name))
    }

    @Test("A call that fails is a fault, with the error as the other's")
    func failure() async throws {
        await execute(HTTPRequest(.get, "http://[::1]:9/x"), at: Peer(nil))
        let document = try #require(try sent.documents().first)
        #expect(document["fault"] == true)
        #expect(document["cause"]?["exceptions"]?.array?.first?["type"] == "TransportError")
        #expect(document["cause"]?["exceptions"]?.array?.first?["remote"] == true)
    }
}
