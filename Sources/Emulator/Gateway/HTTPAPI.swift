package import FoundationEssentials
package import Functions
package import Logging
import Wire

/// An API of API Gateway: routes a request, invokes the function behind it, and turns its result into a response.
package struct HTTPAPI: Sendable {
    /// API Gateway's limit for a request's body.
    package static let bodyBytesMax = 10_485_760

    private let configuration: Configuration
    private let table: RouteTable
    private let invoker: any Invoker
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date
    private let makeRequestID: @Sendable () -> String

    package struct Configuration: Sendable {
        package var id: String
        package var stage: String
        package var region: String
        package var accountID: String
        package var routes: [GatewayRoute]
        package var cors: CORSPolicy?

        package init(
            id: String, stage: String = "$default", region: String = "us-east-1", accountID: String = "000000000000",
            routes: [GatewayRoute], cors: CORSPolicy? = nil
        ) {
            self.id = id
            self.stage = stage
            self.region = region
            self.accountID = accountID
            self.routes = routes
            self.cors = cors
        }
    }

    /// - Parameters:
    ///   - clock: Measures how long a function may take.
    ///   - now: The time of day, for events.
    ///   - makeRequestID: Gives `apigw-requestid` and the event's `requestId`.
    package init(
        _ configuration: Configuration, invoker: any Invoker, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() },
        makeRequestID: @escaping @Sendable () -> String = { UUID().uuidString.lowercased() }
    ) {
        self.configuration = configuration
        table = RouteTable(configuration.routes)
        self.invoker = invoker
        self.logger = logger
        self.clock = clock
        self.now = now
        self.makeRequestID = makeRequestID
    }

    package func respond(to request: GatewayRequest) async -> GatewayResponse {
        let requestID = makeRequestID()
        let started = ContinuousClock.now
        var routeKey = "-"
        var response: GatewayResponse
        if let preflight = configuration.cors?.preflight(request) {
            response = preflight
        } else {
            do throws(GatewayError) {
                response = try await answer(request, requestID: requestID, routeKey: &routeKey)
            } catch {
                response = error.response
            }
            configuration.cors?.decorate(&response, for: request)
        }
        response.setHeader("apigw-requestid", requestID)
        logger.info(
            "Request answered",
            metadata: [
                "requestID": "\(requestID)", "method": "\(request.method)", "path": "\(request.path)",
                "route": "\(routeKey)", "status": "\(response.status)",
                "milliseconds": "\(Self.milliseconds(since: started))",
            ])
        return response
    }

    /// Whether a route is there for the request, so that one port can serve several APIs.
    package func serves(method: String, path: String) -> Bool {
        guard let path = PercentDecoding.decode(path) else { return false }
        return table.match(method: method, path: path) != nil
    }

    private func answer(
        _ request: GatewayRequest, requestID: String, routeKey: inout String
    ) async throws(GatewayError) -> GatewayResponse {
        guard request.body.count <= Self.bodyBytesMax else { throw .requestEntityTooLarge }
        guard let path = PercentDecoding.decode(request.path), let query = QueryParameters(request.query) else {
            throw .badRequest
        }
        guard let match = table.match(method: request.method, path: path) else { throw .notFound }
        routeKey = match.route.key.description
        let time = now()
        var generator = SystemRandomNumberGenerator()
        let headers = ForwardedHeaders(
            request, traceID: TraceID.make(at: time, using: &generator), hostPort: Self.port(of: request))
        let isDefaultStage = configuration.stage == "$default"
        // The path of payload format 1.0 leaves the stage out.
        let hasStage = !isDefaultStage && match.route.payloadFormat == .version2
        let source = ProxyEventSource(
            request: request, match: match, api: configuration, headers: headers, query: query,
            path: hasStage ? "/\(configuration.stage)\(path)" : path, requestID: requestID, time: time)
        let payload =
            switch match.route.payloadFormat {
            case .version1: try ProxyEventSource.encode(source.version1)
            case .version2: try ProxyEventSource.encode(source.version2)
            }
        let result = try await invoke(match.route, payload, traceID: headers.traceID, requestID: requestID)
        guard result.failure == nil else { throw .internalServerError }
        return try FunctionResult(format: match.route.payloadFormat).response(of: result.payload)
    }

    /// Waits as long as the integration does; the function may go on, its result is dropped.
    private func invoke(
        _ route: GatewayRoute, _ payload: [UInt8], traceID: String, requestID: String
    ) async throws(GatewayError) -> InvocationResult {
        let outcome = await withTaskGroup(of: Result<InvocationResult, GatewayError>.self) { group in
            group.addTask {
                do throws(InvocationError) {
                    let options = InvocationOptions(traceID: traceID)
                    return .success(try await invoker.invoke(route.function, payload: payload, options: options))
                } catch {
                    logger.error(
                        "Function not invoked",
                        metadata: [
                            "requestID": "\(requestID)", "function": "\(route.function)",
                            "code": "\(error.code.rawValue)",
                            "reason": "\(error.message)",
                        ])
                    return .failure(Self.error(for: error.code))
                }
            }
            group.addTask {
                try? await clock.sleep(for: .milliseconds(route.timeoutMilliseconds))
                return .failure(.serviceUnavailable)
            }
            let first = await group.next() ?? .failure(.internalServerError)
            group.cancelAll()
            return first
        }
        return try outcome.get()
    }

    private static func error(for code: InvocationError.Code) -> GatewayError {
        switch code {
        case .resourceNotFound, .invalidRequestContent: .internalServerError
        case .tooManyRequests, .shuttingDown: .serviceUnavailable
        case .requestTooLarge: .requestEntityTooLarge
        }
    }

    private static func port(of request: GatewayRequest) -> String {
        guard let host = request.header("host"), let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else {
            return "80"
        }
        return String(host[host.index(after: colon)...])
    }

    private static func milliseconds(since start: ContinuousClock.Instant) -> Int64 {
        let elapsed = start.duration(to: .now).components
        return elapsed.seconds * 1_000 + elapsed.attoseconds / 1_000_000_000_000_000
    }
}
