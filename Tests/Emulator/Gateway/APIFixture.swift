import FoundationEssentials
import Functions
import Gateway
import Logging

/// An API with fixed time and request ids.
enum APIFixture {
    static let requestID = "JKJaXmPLvHcESHA="
    /// 2020-03-12 19:03:58.390 UTC.
    static let time = Date(timeIntervalSince1970: 1_584_039_838.390)

    static func route(
        _ key: String, function: String = "hello", timeoutMilliseconds: Int = 30_000,
        format: GatewayRoute.PayloadFormat = .version2
    ) throws -> GatewayRoute {
        guard let key = RouteKey(key) else { throw InvalidKey(text: key) }
        return GatewayRoute(
            key: key, function: function, timeoutMilliseconds: timeoutMilliseconds, payloadFormat: format)
    }

    struct InvalidKey: Error {
        let text: String
    }

    static func api(
        _ routes: [GatewayRoute], stage: String = "$default", cors: CORSPolicy? = nil, invoker: any Invoker,
        time: Date = time
    ) -> HTTPAPI {
        HTTPAPI(
            HTTPAPI.Configuration(id: "api1234567", stage: stage, routes: routes, cors: cors), invoker: invoker,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { time },
            makeRequestID: { requestID })
    }

    /// The event that a function gets for a request.
    static func event(
        of request: GatewayRequest, route: GatewayRoute, stage: String = "$default"
    ) async throws -> [String: Any] {
        let function = FunctionDouble(returning: "{}")
        _ = await api([route], stage: stage, invoker: function).respond(to: request)
        guard let call = function.received.first else { throw NotInvoked() }
        return try JSONText.object(call.payload)
    }

    struct NotInvoked: Error {}
}
