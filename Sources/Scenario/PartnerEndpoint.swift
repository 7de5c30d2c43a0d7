import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import TestSupport

/// A partner: a real HTTP server that takes deliveries, remembers each attempt, and can be told to misbehave.
package final class PartnerEndpoint: Sendable {
    private let port = Mutex(0)
    private let attempts = Mutex<[Attempt]>([])
    private let behaviour: @Sendable (Attempt) async -> Reply

    /// One POST, as it arrived.
    package struct Attempt: Sendable {
        /// 1 for the first attempt of its delivery id.
        package let number: Int
        package let deliveryID: String?
        package let apiKey: String?
        package let signature: String?
        package let body: [UInt8]
    }

    package enum Reply: Sendable {
        case confirm(String)
        case status(Int)
        /// Answers only when the caller has long gone.
        case hang(seconds: Int)
    }

    /// Serves on a free port while `body` runs.
    package static func with<Value: Sendable>(
        answering behaviour: @escaping @Sendable (Attempt) async -> Reply,
        _ body: (PartnerEndpoint) async throws -> Value
    ) async throws -> Value {
        let endpoint = PartnerEndpoint(behaviour: behaviour)
        let (running, isRunning) = AsyncStream.makeStream(of: Void.self)
        let application = endpoint.application { isRunning.finish() }
        let server = ServiceGroup(services: [application], logger: application.logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { isRunning.finish() }
                try await server.run()
            }
            for await _ in running {}
            // Without a port the server has ended, and says why.
            guard endpoint.port.withLock({ $0 }) > 0 else {
                try await group.waitForAll()
                throw ScenarioError("The partner does not serve.")
            }
            let outcome: Result<Value, any Error>
            do { outcome = .success(try await body(endpoint)) } catch { outcome = .failure(error) }
            // Not cancelled: a connection that arrives just then would trap in the server.
            await server.triggerGracefulShutdown()
            try await group.waitForAll()
            return try outcome.get()
        }
    }

    private init(behaviour: @escaping @Sendable (Attempt) async -> Reply) {
        self.behaviour = behaviour
    }

    package var url: String { "http://127.0.0.1:\(port.withLock { $0 })/deliveries" }

    /// Every attempt so far, in the order of arrival.
    package var received: [Attempt] { attempts.withLock { $0 } }

    private func application(onRunning: @escaping @Sendable () -> Void) -> some ApplicationProtocol {
        let router = Hummingbird.Router()
        router.post("deliveries") { [self] request, _ in
            try await answer(request)
        }
        return Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { [self] channel in
                port.withLock { $0 = channel.localAddress?.port ?? 0 }
                onRunning()
            },
            logger: Logger(label: "partner") { _ in SwiftLogNoOpLogHandler() })
    }

    private func answer(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        let deliveryID = request.headers[.deliveryID]
        let attempt = attempts.withLock { attempts in
            let attempt = Attempt(
                number: attempts.count { $0.deliveryID == deliveryID } + 1, deliveryID: deliveryID,
                apiKey: request.headers[.apiKey], signature: request.headers[.signature],
                body: Array(body.readableBytesView))
            attempts.append(attempt)
            return attempt
        }
        switch await behaviour(attempt) {
        case .confirm(let confirmation):
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(string: #"{"confirmation":"\#(confirmation)"}"#)))
        case .status(let code):
            return Response(status: .init(code: code))
        case .hang(let seconds):
            try await ContinuousClock().sleep(for: .seconds(seconds))
            return Response(status: .serviceUnavailable)
        }
    }
}

extension HTTPField.Name {
    fileprivate static let deliveryID = Self("X-Delivery-Id")
    fileprivate static let apiKey = Self("X-API-Key")
    fileprivate static let signature = Self("X-JWS-Signature")
}

extension HTTPFields {
    fileprivate subscript(name: HTTPField.Name?) -> String? {
        name.flatMap { self[$0] }
    }
}
