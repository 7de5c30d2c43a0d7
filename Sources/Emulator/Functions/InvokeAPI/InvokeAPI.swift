import FoundationEssentials
package import Wire

/// The Lambda API: Invoke, GetFunction, GetFunctionConfiguration and ListFunctions.
///
/// Source: AWS Lambda API reference, "Invoke". Request signatures are not checked.
package struct InvokeAPI: Wire.Service {
    package let name = "lambda"
    private let invoker: any Invoker
    private let directory: FunctionDirectory
    private let asynchronous: AsynchronousInvocations

    private static let prefix = "/2015-03-31/functions"

    /// - Parameter asynchronous: takes invocations of type Event; it has to run as a service.
    package init(invoker: any Invoker, directory: FunctionDirectory, asynchronous: AsynchronousInvocations) {
        self.invoker = invoker
        self.directory = directory
        self.asynchronous = asynchronous
    }

    package func accepts(_ request: ServiceRequest) -> Bool {
        request.path == Self.prefix || request.path.hasPrefix(Self.prefix + "/")
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        do {
            return try await perform(request)
        } catch let error as InvokeError {
            return error.response
        } catch let error as InvocationError {
            return InvokeError(error).response
        } catch {
            return InvokeError("ServiceException", "The emulator failed: \(error)", status: 500).response
        }
    }

    private func perform(_ request: ServiceRequest) async throws -> ServiceResponse {
        var path = request.path.dropFirst(Self.prefix.count)
        if path.hasPrefix("/") { path = path.dropFirst() }
        let qualifier = request.query.first { $0.name == "Qualifier" }?.value
        switch request.method {
        case "GET" where path.isEmpty:
            return try json(FunctionDescription.List(functions: directory.functions.map(description)))
        case "GET" where path.hasSuffix("/configuration"):
            return try json(description(of: try find(path.dropLast("/configuration".count), qualifier)))
        case "GET":
            let function = try find(path, qualifier)
            let code = ["RepositoryType": "Emulator", "Location": function.codePath]
            return try json(FunctionDescription.Whole(configuration: description(of: function), code: code))
        case "POST" where path.hasSuffix("/invocations"):
            return try await invoke(try find(path.dropLast("/invocations".count), qualifier), request)
        default:
            throw InvokeError(
                "UnknownOperationException", "\(request.method) \(request.path) is not emulated.", status: 404)
        }
    }

    private func invoke(_ function: FunctionConfiguration, _ request: ServiceRequest) async throws -> ServiceResponse {
        let type = request.headers["x-amz-invocation-type"] ?? "RequestResponse"
        guard ["RequestResponse", "Event", "DryRun"].contains(type) else {
            throw InvokeError(
                "InvalidParameterValueException",
                "1 validation error detected: Value '\(type)' at 'invocationType' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [Event, RequestResponse, DryRun]", status: 400)
        }
        let payload = try payload(of: request, type: type)
        let options = InvocationOptions(
            clientContext: request.headers["x-amz-client-context"], traceID: request.headers["x-amzn-trace-id"],
            requestID: request.requestID)
        let name = function.id.description
        switch type {
        case "DryRun":
            return ServiceResponse(status: 204)
        case "Event":
            try await asynchronous.enqueue(AsynchronousEvent(function: name, payload: payload, options: options))
            return ServiceResponse(status: 202)
        default:
            let result = try await invoker.invoke(name, payload: payload, options: options)
            return response(to: request, result)
        }
    }

    private func response(to request: ServiceRequest, _ result: InvocationResult) -> ServiceResponse {
        var headers = ["content-type": "application/json", "x-amz-executed-version": "$LATEST"]
        if let failure = result.failure { headers["x-amz-function-error"] = failure.rawValue }
        if request.headers["x-amz-log-type"] == "Tail" {
            headers["x-amz-log-result"] = Data(result.logTail).base64EncodedString()
        }
        return ServiceResponse(headers: headers, body: result.payload)
    }

    private func payload(of request: ServiceRequest, type: String) throws -> [UInt8] {
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

    private func find(_ path: Substring, _ qualifier: String?) throws -> FunctionConfiguration {
        try directory.find(PercentEncoding.decode(path), qualifier: qualifier)
    }

    private func description(of function: FunctionConfiguration) -> FunctionDescription {
        FunctionDescription(function, arn: directory.arn(of: function), accountID: directory.accountID)
    }

    private func json(_ value: some Encodable) throws -> ServiceResponse {
        ServiceResponse(
            headers: ["content-type": "application/json"], body: Array(try JSONEncoder().encode(value)))
    }
}
