import FoundationEssentials
import Gateway
import HTTPTypes
import Logging
import Wire

/// Finds the service that a request on the services port is meant for, as AWS's own endpoints do by host name.
struct ServiceEndpoint: Sendable {
    let services: [any Wire.Service]
    let logger: Logger

    func respond(to request: WholeRequest) async -> WholeResponse {
        let call = ServiceRequest(request, requestID: UUID().uuidString.lowercased())
        var response = await response(to: call)
        response.headers["x-amzn-requestid"] = response.headers["x-amzn-requestid"] ?? call.requestID
        logger.debug(
            "service request",
            metadata: [
                "request_id": "\(call.requestID)", "target": "\(call.headers["x-amz-target"] ?? call.path)",
                "status": "\(response.status)",
            ])
        return WholeResponse(
            status: response.status, fields: response.headers.map { ($0.key, $0.value) }, body: response.body)
    }

    private func response(to call: ServiceRequest) async -> ServiceResponse {
        if call.path == "/_moneta/health" {
            return .json(200, ["status": "running"])
        }
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
        return await service.respond(to: call)
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
            headers: headers, body: request.body, requestID: requestID)
    }
}

extension ServiceResponse {
    fileprivate static func json(_ status: Int, _ members: [String: String]) -> ServiceResponse {
        ServiceResponse(
            status: status, headers: ["content-type": "application/json"],
            body: (try? Array(JSONEncoder().encode(members))) ?? [])
    }
}
