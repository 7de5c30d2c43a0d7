package import FoundationEssentials
package import Functions
import LambdaEvents
package import Logging

/// An API: finds the route of a request, invokes its function, and answers as API Gateway does.
package struct HTTPAPI: Sendable {
    private let configuration: APIConfiguration
    private let routes: RouteTable
    private let invoker: any Invoker
    private let logger: Logger
    private let clock: @Sendable () -> Date
    private let makeID: @Sendable () -> String

    /// - Parameter makeID: gives the ids of requests, in `requestContext.requestId` and in `apigw-requestid`.
    package init(
        _ configuration: APIConfiguration, invoker: any Invoker, logger: Logger,
        clock: @escaping @Sendable () -> Date = { Date() },
        makeID: @escaping @Sendable () -> String = { UUID().uuidString.lowercased() }
    ) {
        self.configuration = configuration
        routes = RouteTable(configuration.routes)
        self.invoker = invoker
        self.logger = logger
        self.clock = clock
        self.makeID = makeID
    }

    /// The largest body of a request, in bytes.
    ///
    /// Source: API Gateway quotas for HTTP APIs, payload size.
    package static let bodyBytesMax = 10 << 20

    package func respond(to request: GatewayRequest) async -> GatewayResponse {
        if let preflight = configuration.crossOrigin?.preflight(request) { return preflight }
        let requestID = makeID()
        var response = await route(request, requestID: requestID)
        for field in configuration.crossOrigin?.headers(for: request) ?? [] {
            response.headers.removeAll { $0.name.lowercased() == field.name }
            response.headers.append(field)
        }
        response.headers.append(("apigw-requestid", requestID))
        return response
    }

    private func route(_ request: GatewayRequest, requestID: String) async -> GatewayResponse {
        guard let (route, parameters) = routes.find(method: request.method, path: request.path) else {
            return .notFound
        }
        let context = EventContext(
            api: configuration, route: route, pathParameters: parameters, requestID: requestID, receivedAt: clock())
        do {
            let event = try Self.event(request, context)
            guard let result = try await invoke(route, event) else {
                log("the integration timed out", "\(route.timeoutMilliseconds) ms", route, requestID)
                return .serviceUnavailable
            }
            return reply(to: result, route: route, requestID: requestID)
        } catch let error as InvocationError {
            return answer(to: error, route: route, requestID: requestID)
        } catch {
            log("the event could not be written", "\(error)", route, requestID)
            return .internalServerError
        }
    }

    /// Nil when the function takes longer than the integration may; the invocation then goes on without a listener.
    private func invoke(_ route: APIConfiguration.Route, _ event: [UInt8]) async throws -> InvocationResult? {
        try await withThrowingTaskGroup(of: InvocationResult?.self) { group in
            group.addTask {
                try await invoker.invoke(route.function, payload: event, options: InvocationOptions())
            }
            group.addTask {
                try await ContinuousClock().sleep(for: .milliseconds(route.timeoutMilliseconds))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private static func event(_ request: GatewayRequest, _ context: EventContext) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return switch context.route.payloadFormat {
        case .version1: Array(try encoder.encode(APIGatewayV1Request(request, context)))
        case .version2: Array(try encoder.encode(APIGatewayV2Request(request, context)))
        }
    }

    private func reply(
        to result: InvocationResult, route: APIConfiguration.Route, requestID: String
    ) -> GatewayResponse {
        if result.failure != nil {
            log("the function failed", String(decoding: result.payload.prefix(1_000), as: UTF8.self), route, requestID)
            return .internalServerError
        }
        guard let reply = FunctionReply(result.payload, format: route.payloadFormat) else {
            log(
                "the function's result is no response of an API",
                String(decoding: result.payload.prefix(1_000), as: UTF8.self), route, requestID)
            return .internalServerError
        }
        return reply.response
    }

    /// HTTP APIs answer 503 where a function is throttled, and 500 where it cannot be called at all.
    private func answer(
        to error: InvocationError, route: APIConfiguration.Route, requestID: String
    ) -> GatewayResponse {
        log("the function was not invoked", error.message, route, requestID)
        return switch error.code {
        case .tooManyRequests, .shuttingDown: .serviceUnavailable
        case .requestTooLarge: .requestEntityTooLarge
        case .resourceNotFound, .invalidRequestContent: .internalServerError
        }
    }

    private func log(_ what: Logger.Message, _ detail: String, _ route: APIConfiguration.Route, _ requestID: String) {
        logger.error(
            what,
            metadata: [
                "route": "\(route.key)", "function": "\(route.function)", "request_id": "\(requestID)",
                "detail": "\(detail)",
            ])
    }
}
