import CurlTransport
import FoundationEssentials

/// A client of Lambda's Runtime API for one loop, on the calling thread.
///
/// A kept-alive connection that died while the environment was frozen is replaced, once for each request.
final class RuntimeAPI {
    /// Lambda's own limit is 6 MB of event; the rest is room for peers that allow more.
    static let limits = HTTPRequest.Limits(
        connectTimeoutMilliseconds: 5_000, totalTimeoutMilliseconds: nil, responseBodyBytesMax: 64 << 20)

    private let endpoint: RuntimeEndpoint
    private let nextTarget: RequestTarget
    private var responseTarget: RequestTarget
    private let connection: KeptConnection
    private let now: @Sendable () -> Int64

    init(endpoint: RuntimeEndpoint, now: @escaping @Sendable () -> Int64) {
        self.endpoint = endpoint
        self.now = now
        nextTarget = endpoint.next
        responseTarget = endpoint.response
        connection = KeptConnection(
            origin: endpoint.origin, limits: Self.limits, postHeaderLines: ["Content-Type: application/json"])
    }

    /// Waits for the next invocation, however long that takes: the environment may be frozen meanwhile.
    func next() throws(RuntimeError) -> Invocation {
        let (status, event): (Int, [UInt8])
        do { (status, event) = try connection.get(nextTarget) } catch { throw Self.unreachable(error) }
        guard Receipt(status: status) == .accepted else {
            throw RuntimeError(.runtimeAPIFailed, "the Runtime API answered \(status) to “next”")
        }
        return try Invocation(connection.fields, event: event, now: now)
    }

    func respond(to invocation: Invocation, with result: [UInt8]) throws(RuntimeError) -> Receipt {
        responseTarget.segment = invocation.requestID
        return try post(result, to: responseTarget, invocation.echo)
    }

    func report(_ report: ErrorReport, of invocation: Invocation) throws(RuntimeError) -> Receipt {
        let lines = [report.typeLine, report.causeLine(workingDirectory: FileManager.default.currentDirectoryPath)]
        var target = endpoint.error
        target.segment = invocation.requestID
        return try post(report.json, to: target, invocation.echo + lines)
    }

    func reportInitError(_ report: ErrorReport) throws(RuntimeError) -> Receipt {
        try post(report.json, to: endpoint.initError, [report.typeLine])
    }

    /// Begins a response whose body is written to the stream piece by piece.
    ///
    /// Source: Lambda developer guide, "Response streaming for custom runtimes".
    func startStream(to invocation: Invocation) throws(RuntimeError) -> UploadStream {
        do {
            return try UploadStream.start(
                to: "\(endpoint.origin)\(endpoint.response.start)\(invocation.requestID)\(endpoint.response.end)",
                headerLines: ["Lambda-Runtime-Function-Response-Mode: streaming"] + invocation.echo,
                trailerNames: ErrorReport.trailerNames, limits: Self.limits)
        } catch {
            throw Self.unreachable(error)
        }
    }

    /// Waits until the stream has been sent.
    ///
    /// - Returns: what became of it; nil when it was abandoned before it began.
    func receipt(of stream: UploadStream) async throws(RuntimeError) -> Receipt? {
        do { return try await stream.outcome().get().map(Receipt.init(status:)) } catch {
            throw Self.unreachable(error)
        }
    }

    private func post(
        _ body: [UInt8], to target: RequestTarget, _ headerLines: [String]
    ) throws(RuntimeError) -> Receipt {
        do {
            return Receipt(status: try connection.post(body, to: target, headerLines: headerLines).status)
        } catch {
            throw Self.unreachable(error)
        }
    }

    private static func unreachable(_ error: TransportError) -> RuntimeError {
        RuntimeError(.runtimeAPIUnreachable, "the Runtime API does not answer", cause: error)
    }
}
