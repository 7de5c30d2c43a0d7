import CurlTransport
import FoundationEssentials

/// A client of Lambda's Runtime API for one loop, on the calling thread.
///
/// A kept-alive connection that died while the environment was frozen is replaced by libcurl itself.
final class RuntimeAPI {
    /// Lambda's own limit is 6 MB of event; the rest is room for peers that allow more.
    static let limits = HTTPRequest.Limits(
        connectTimeoutMilliseconds: 5_000, totalTimeoutMilliseconds: nil, responseBodyBytesMax: 64 << 20)

    private let endpoint: RuntimeEndpoint
    private let connection: KeptConnection
    private let now: @Sendable () -> Int64

    init(endpoint: RuntimeEndpoint, now: @escaping @Sendable () -> Int64) throws(RuntimeError) {
        self.endpoint = endpoint
        self.now = now
        do {
            connection = try KeptConnection(
                limits: Self.limits, postHeaderLines: ["Content-Type: application/json"])
        } catch {
            throw RuntimeError(.runtimeAPIUnreachable, "no connection can be made", cause: error)
        }
    }

    /// Waits for the next invocation, however long that takes: the environment may be frozen meanwhile.
    func next() throws(RuntimeError) -> Invocation {
        let status: Int
        do { status = try connection.get(endpoint.next) } catch { throw Self.unreachable(error) }
        guard Receipt(status: status) == .accepted else {
            throw RuntimeError(.runtimeAPIFailed, "the Runtime API answered \(status) to “next”")
        }
        return try Invocation(connection.head, event: connection.takeBody(), now: now)
    }

    func respond(to invocation: Invocation, with result: [UInt8]) throws(RuntimeError) -> Receipt {
        try post(result, to: endpoint.response(to: invocation.requestID), invocation.echo)
    }

    func report(_ report: ErrorReport, of invocation: Invocation) throws(RuntimeError) -> Receipt {
        let lines = [report.typeLine, report.causeLine(workingDirectory: FileManager.default.currentDirectoryPath)]
        return try post(report.json, to: endpoint.error(of: invocation.requestID), invocation.echo + lines)
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
                to: endpoint.response(to: invocation.requestID),
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
        _ body: [UInt8], to url: String, _ headerLines: [String]
    ) throws(RuntimeError) -> Receipt {
        do {
            return Receipt(status: try connection.post(body, to: url, headerLines: headerLines))
        } catch {
            throw Self.unreachable(error)
        }
    }

    private static func unreachable(_ error: TransportError) -> RuntimeError {
        RuntimeError(.runtimeAPIUnreachable, "the Runtime API does not answer", cause: error)
    }
}
