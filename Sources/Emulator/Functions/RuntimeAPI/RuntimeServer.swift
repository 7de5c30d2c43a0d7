import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The HTTP server of one environment's Runtime API, on a port of its own of 127.0.0.1, as `AWS_LAMBDA_RUNTIME_API` names.
struct RuntimeServer: Sendable {
    let calls: any RuntimeCalls
    let eventLoopGroup: any EventLoopGroup

    private static let prefix = "/2018-06-01/runtime/"

    /// Serves until the task is cancelled. Fills `port` when it listens and closes it when it could not.
    func run(port: OneShot<Int>) async {
        var logger = Logger(label: "moneta.runtime-api")
        logger.logLevel = .critical
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in try await respond(to: request) },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                if let number = channel.localAddress?.port { port.fill(number) }
            },
            eventLoopGroupProvider: .shared(eventLoopGroup), logger: logger)
        // Cancelled at the environment's end, which is its normal end; when it cannot listen, the closed port tells.
        try? await application.run()
        port.close()
    }

    private func respond(to request: Request) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix(Self.prefix) else { return response(.notFound) }
        let parts = path.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        switch (request.method, parts.count) {
        case (.get, 2) where parts == ["invocation", "next"]:
            return response(await calls.next())
        case (.post, 3) where parts[0] == "invocation" && parts[2] == "response":
            return response(await result(String(parts[1]), request))
        case (.post, 3) where parts[0] == "invocation" && parts[2] == "error":
            guard let body = try await self.body(of: request) else { return response(.tooLarge) }
            return response(await calls.error(of: String(parts[1]), body))
        case (.post, 2) where parts == ["init", "error"]:
            guard let body = try await self.body(of: request) else { return response(.tooLarge) }
            return response(await calls.initError(body))
        default:
            return response(.notFound)
        }
    }

    private func result(_ requestID: String, _ request: Request) async -> RuntimeReply {
        do {
            let body = try await self.body(of: request)
            return await calls.response(to: requestID, body)
        } catch {
            return .truncated
        }
    }

    /// Nil when it is over the limit; the rest of it is read and dropped by the server after the answer.
    private func body(of request: Request) async throws -> [UInt8]? {
        do {
            return [UInt8](buffer: try await request.body.collect(upTo: InvocationLimits.responseBytesMax))
        } catch is NIOTooManyBytesError {
            return nil
        }
    }

    private func response(_ reply: RuntimeReply) -> Response {
        var fields = HTTPFields()
        for (name, value) in reply.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: reply.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
}
