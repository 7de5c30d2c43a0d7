import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// An HTTP server that reads each request whole and hands it to one closure.
///
/// A body over the limit is answered by the closure `tooLarge` without keeping it; a request that is no HTTP, such as
/// broken chunked encoding, is answered 400 by the server itself and its connection closed.
struct HTTPFront: Service {
    let name: String
    let host: String
    let port: Int
    let bodyBytesMax: Int
    let logger: Logger
    let running: Signal
    let tooLarge: @Sendable () -> WholeResponse
    let respond: @Sendable (WholeRequest) async -> WholeResponse

    func run() async throws {
        let application = Application(
            responder: CallbackResponder<FrontContext> { request, context in
                try await answer(request, peer: context.remoteAddress?.ipAddress)
            },
            server: .http1(configuration: .init(idleTimeout: .seconds(Self.idleSecondsMax))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in running.fire() },
            logger: quiet)
        try await application.run()
    }

    private func answer(_ request: Request, peer: String?) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: bodyBytesMax)
        } catch is NIOTooManyBytesError {
            return Response(tooLarge())
        }
        let target = request.head.path ?? "/"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return Response(
            await respond(
                WholeRequest(
                    method: request.method.rawValue, path: parts.first.map(String.init) ?? "/",
                    rawQuery: parts.count > 1 ? String(parts[1]) : "", authority: request.head.authority ?? "",
                    fields: request.headers, body: Array(body.readableBytesView), peer: peer ?? "127.0.0.1")))
    }

    /// The server's own lines ("listening on …") repeat what the start-up report says.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }

    /// Clients keep connections open between requests; a connection silent for so long is closed.
    private static let idleSecondsMax: Int64 = 300
}

/// What Hummingbird tells of a connection.
private struct FrontContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: Source) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

/// A request with its whole body.
struct WholeRequest: Sendable {
    let method: String
    /// Percent-encoded, without the query.
    let path: String
    let rawQuery: String
    /// The `Host` field.
    let authority: String
    let fields: HTTPFields
    let body: [UInt8]
    let peer: String
}

struct WholeResponse: Sendable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]
}

extension Response {
    fileprivate init(_ whole: WholeResponse) {
        var fields = HTTPFields()
        for field in whole.fields {
            guard let name = HTTPField.Name(field.name) else { continue }
            fields.append(HTTPField(name: name, value: field.value))
        }
        self.init(
            status: HTTPResponse.Status(code: whole.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: whole.body)))
    }
}
