import JSONCoding
package import Wire

/// The two protocols at the service's edge.
extension QueuesService {
    private static let target = "AmazonSQS."
    private static let jsonType = ["content-type": "application/x-amz-json-1.0"]

    package func accepts(_ request: ServiceRequest) -> Bool {
        request.headers["x-amz-target"]?.hasPrefix(Self.target) == true || acceptsQuery(request)
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        guard let target = request.headers["x-amz-target"] else {
            return await respondToQuery(Self.namingItsQueue(request))
        }
        let operation = String(target.dropFirst(Self.target.utf8.count))
        do {
            let answer = try await perform(operation, JSONProtocol(body: request.body))
            return ServiceResponse(headers: Self.jsonType, body: answer)
        } catch let error as ServiceError {
            return Self.response(error)
        } catch {
            return Self.response(Self.failure(error))
        }
    }

    package func perform(_ call: QueryCall) async throws -> [XMLElement]? {
        do {
            return try await perform(
                call.operation, FormProtocol(operation: call.operation, parameters: call.parameters))
        } catch let error as ServiceError {
            throw ServiceError(error.queryErrorCode, error.message, status: error.status)
        }
    }

    /// A queue's URL may itself be where its requests go; then the form need not name it.
    private static func namingItsQueue(_ request: ServiceRequest) -> ServiceRequest {
        guard request.path.split(separator: "/").count == 2,
            request.form?.contains(where: { $0.name == "QueueUrl" }) == false
        else { return request }
        return ServiceRequest(
            method: request.method, path: request.path, query: request.query + [("QueueUrl", request.path)],
            headers: request.headers, body: request.body, requestID: request.requestID)
    }

    private static func failure(_ error: any Error) -> ServiceError {
        ServiceError("InternalServerError", "The emulator failed: \(error)", status: 500)
    }

    /// SDKs show their users the query protocol's code, which they take from a field of the head.
    private static func response(_ error: ServiceError) -> ServiceResponse {
        let fault = error.status < 500 ? "Sender" : "Receiver"
        let body = ["__type": error.namespace + error.code, "message": error.message]
        return ServiceResponse(
            status: error.status,
            headers: jsonType.merging(["x-amzn-query-error": "\(error.queryErrorCode);\(fault)"]) { _, new in new },
            body: (try? JSONCoder.encode(body)) ?? [])
    }
}
