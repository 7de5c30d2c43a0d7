import Functions
import Gateway
import Logging
import Templates

/// An API of the template on a port of its own.
struct APIFront {
    /// `Stack/LogicalId`.
    let id: String
    let url: String
    let front: HTTPFront

    init(
        _ resource: APIResource, invoker: any Invoker, options: EmulatorOptions, port: Int, logger: Logger
    ) {
        id = "\(resource.stack)/\(resource.logicalID)"
        url = "http://\(options.host):\(port)"
        let api = HTTPAPI(
            APIConfiguration(resource, accountID: options.accountID), invoker: invoker, logger: logger)
        front = HTTPFront(
            name: id, host: options.host, port: port, bodyBytesMax: HTTPAPI.bodyBytesMax, logger: logger,
            running: Signal(), tooLarge: { WholeResponse(.requestEntityTooLarge) },
            respond: { WholeResponse(await api.respond(to: GatewayRequest($0))) })
    }
}

extension APIConfiguration {
    fileprivate init(_ resource: APIResource, accountID: String) {
        self.init(
            id: resource.id, stage: resource.stage, accountID: accountID,
            routes: resource.routes.map { route in
                Route(
                    key: route.key, function: route.function,
                    payloadFormat: route.payloadFormatVersion == "1.0" ? .version1 : .version2,
                    timeoutMilliseconds: route.timeoutMilliseconds)
            },
            crossOrigin: resource.cors.map { rules in
                CrossOriginRules(
                    allowOrigins: rules.allowOrigins, allowMethods: rules.allowMethods,
                    allowHeaders: rules.allowHeaders, exposeHeaders: rules.exposeHeaders,
                    allowCredentials: rules.allowCredentials, maxAgeSeconds: rules.maxAgeSeconds)
            })
    }
}

extension GatewayRequest {
    fileprivate init(_ request: WholeRequest) {
        self.init(
            method: request.method, path: request.path, rawQuery: request.rawQuery, host: request.authority,
            headers: request.fields.map { ($0.name.rawName, $0.value) }, body: request.body, sourceIP: request.peer)
    }
}

extension WholeResponse {
    fileprivate init(_ response: GatewayResponse) {
        self.init(status: response.status, fields: response.headers, body: response.body)
    }
}
