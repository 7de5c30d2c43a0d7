import Functions
import Gateway
import HTTPTypes
import Logging
import Templates
import VirtualTime

/// An API of the template on a port of its own.
struct APIFront {
    /// `Stack/LogicalId`.
    let id: String
    let url: String
    let front: HTTPFront

    init(
        _ resource: APIResource, invoker: any Invoker, options: EmulatorOptions, port: Int, clock: VirtualClock,
        logger: Logger
    ) {
        id = "\(resource.stack)/\(resource.logicalID)"
        url = "http://\(options.host):\(port)"
        let api = HTTPAPI(
            HTTPAPI.Configuration(resource, options), invoker: invoker, logger: logger, now: { clock.date })
        front = HTTPFront(
            name: id, host: options.host, port: port, bodyBytesMax: HTTPAPI.bodyBytesMax,
            finishMax: .seconds(10), logger: logger,
            running: Signal(), tooLarge: { WholeResponse(GatewayError.requestEntityTooLarge.response) },
            respond: { request, _ in WholeResponse(await api.respond(to: GatewayRequest(request))) })
    }
}

extension HTTPAPI.Configuration {
    fileprivate init(_ resource: APIResource, _ options: EmulatorOptions) {
        self.init(
            id: resource.id, stage: resource.stage, region: options.region, accountID: options.accountID,
            routes: resource.routes.compactMap(GatewayRoute.init), cors: resource.cors.map(CORSPolicy.init))
    }
}

extension GatewayRoute {
    /// Nil for a route key that the template reader has told as wrong.
    fileprivate init?(_ route: APIResource.Route) {
        guard let key = RouteKey(route.key) else { return nil }
        self.init(
            key: key, function: route.function, timeoutMilliseconds: route.timeoutMilliseconds,
            payloadFormat: PayloadFormat(rawValue: route.payloadFormatVersion) ?? .version2)
    }
}

extension CORSPolicy {
    fileprivate init(_ rules: APIResource.CORS) {
        self.init(
            allowOrigins: rules.allowOrigins, allowMethods: rules.allowMethods, allowHeaders: rules.allowHeaders,
            exposeHeaders: rules.exposeHeaders, allowCredentials: rules.allowCredentials,
            maxAgeSeconds: rules.maxAgeSeconds)
    }
}

extension GatewayRequest {
    fileprivate init(_ request: WholeRequest) {
        self.init(
            method: request.method, path: request.path, query: request.rawQuery,
            headers: [("host", request.authority)] + request.fields.map { ($0.name.rawName, $0.value) },
            body: request.body, sourceIP: request.peer)
    }
}

extension WholeResponse {
    fileprivate init(_ response: GatewayResponse) {
        self.init(status: response.status, fields: response.headers, body: response.body)
    }
}
