import Wire

/// What the ways to invoke a function have in common.
extension InvokeAPI {
    static func qualifier(of request: ServiceRequest) -> String? {
        request.query.first { $0.name == "Qualifier" }?.value
    }

    static func options(of request: ServiceRequest) -> InvocationOptions {
        InvocationOptions(
            clientContext: request.headers["x-amz-client-context"], traceID: request.headers["x-amzn-trace-id"],
            requestID: request.requestID)
    }

    static func wantsLog(_ request: ServiceRequest) -> Bool { request.headers["x-amz-log-type"] == "Tail" }

    func invocationType(of request: ServiceRequest, among types: [String]) throws -> String {
        let type = request.headers["x-amz-invocation-type"] ?? "RequestResponse"
        guard types.contains(type) else {
            throw InvokeError(
                "InvalidParameterValueException",
                "1 validation error detected: Value '\(type)' at 'invocationType' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [\(types.joined(separator: ", "))]", status: 400)
        }
        return type
    }

    func payload(of request: ServiceRequest, type: String) throws -> [UInt8] {
        let limit = type == "Event" ? InvocationLimits.eventBytesMax : InvocationLimits.requestBytesMax
        guard request.body.count <= limit else {
            throw InvocationError(
                .requestTooLarge,
                "\(request.body.count) byte payload is too large for the \(type) invocation type (limit \(limit) bytes)"
            )
        }
        guard !request.body.isEmpty else { return Array("{}".utf8) }
        do throws(JSONSyntax.Failure) {
            try JSONSyntax.check(request.body)
        } catch {
            let before = request.body.prefix(error.offset)
            let line = before.count(where: { $0 == UInt8(ascii: "\n") }) + 1
            let column = before.reversed().prefix(while: { $0 != UInt8(ascii: "\n") }).count + 1
            throw InvocationError(
                .invalidRequestContent,
                "Could not parse request body into json: Could not parse payload into json: \(error.reason)\n"
                    + " at [Source: (byte[]); line: \(line), column: \(column)]")
        }
        return request.body
    }

    static func response(to error: any Error) -> ServiceResponse { LambdaError.response(to: error) }

    static func unknown(_ request: ServiceRequest) -> InvokeError {
        InvokeError("UnknownOperationException", "\(request.method) \(request.path) is not emulated.", status: 404)
    }
}
