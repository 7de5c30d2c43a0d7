import FoundationEssentials
import Gateway
import HTTPTypes
import Logging
import Wire

/// Finds the service that a request on the services port is meant for, as AWS's own endpoints do by host name.
struct ServiceEndpoint: Sendable {
    let services: [any Wire.Service]
    let clock: ClockAPI
    let logger: Logger

    func respond(to request: WholeRequest, _ stream: FrontStream) async -> WholeResponse? {
        let call = ServiceRequest(request, requestID: UUID().uuidString.lowercased())
        let response = await response(to: call, stream)
        logger.debug(
            "service request",
            metadata: [
                "request_id": "\(call.requestID)", "target": "\(call.headers["x-amz-target"] ?? call.path)",
                "status": "\(response.map { "\($0.status)" } ?? "streamed")",
            ])
        return response.map { WholeResponse($0, requestID: call.requestID) }
    }

    /// Whether the service of this request takes its large body in parts.
    func takesBodyInParts(_ head: WholeRequest) -> Bool {
        let call = ServiceRequest(head, requestID: "")
        let service = services.first { $0.accepts(call) } as? any BodyStreamingService
        return service?.takesBodyInParts(call) ?? false
    }

    private func response(to call: ServiceRequest, _ stream: FrontStream) async -> ServiceResponse? {
        if call.path == "/_moneta/health" {
            return .json(200, ["status": "running"])
        }
        if call.path.hasPrefix(ClockAPI.path) { return await clock.respond(to: call) }
        guard let service = services.first(where: { $0.accepts(call) }) else {
            let asked = call.headers["x-amz-target"].map { "the operation \($0)" } ?? "\(call.method) \(call.path)"
            let offered = services.map(\.name).sorted().joined(separator: ", ")
            return .json(
                501,
                [
                    "__type": "UnknownOperationException",
                    "message": "No emulated service takes \(asked). Emulated are: \(offered).",
                ])
        }
        guard let service = service as? any StreamingService else { return await service.respond(to: call) }
        return await service.respond(to: call, through: EndpointWriter(stream: stream, requestID: call.requestID))
    }

    /// The largest body of any request: larger than each service's own limit, which gives the better error.
    static let bodyBytesMax = 17 << 20

    static func tooLarge() -> WholeResponse {
        WholeResponse(
            status: 413, fields: [("content-type", "application/json")],
            body: Array(
                #"{"__type":"RequestEntityTooLarge","message":"The request body is larger than 17 MiB."}"#.utf8))
    }
}

extension ServiceRequest {
    fileprivate init(_ request: WholeRequest, requestID: String) {
        var headers: [String: String] = ["host": request.authority]
        for field in request.fields {
            let name = field.name.canonicalName
            headers[name] = headers[name].map { "\($0), \(field.value)" } ?? field.value
        }
        self.init(
            method: request.method, path: request.path, query: QueryParameters(request.rawQuery)?.pairs ?? [],
            headers: headers, body: request.body, bodyParts: request.bodyParts, requestID: requestID)
    }
}

extension WholeResponse {
    init(_ response: ServiceResponse, requestID: String) {
        var headers = response.headers
        headers["x-amzn-requestid"] = headers["x-amzn-requestid"] ?? requestID
        self.init(status: response.status, fields: headers.map { ($0.key, $0.value) }, body: response.body)
    }
}

extension ServiceResponse {
    fileprivate static func json(_ status: Int, _ members: [String: String]) -> ServiceResponse {
        ServiceResponse(
            status: status, headers: ["content-type": "application/json"],
            body: (try? Array(JSONEncoder().encode(members))) ?? [])
    }
}
