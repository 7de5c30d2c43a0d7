import FoundationEssentials
package import Wire

/// The Lambda API: Invoke, InvokeWithResponseStream, GetFunction, GetFunctionConfiguration and ListFunctions.
///
/// Source: AWS Lambda API reference, "Invoke". Request signatures are not checked.
package struct InvokeAPI: Wire.Service {
    package let name = "lambda"
    let invoker: any StreamingInvoker
    private let directory: FunctionDirectory
    private let asynchronous: AsynchronousInvocations

    private static let prefix = "/2015-03-31/functions"

    /// - Parameter asynchronous: takes invocations of type Event; it has to run as a service.
    package init(
        invoker: any StreamingInvoker, directory: FunctionDirectory, asynchronous: AsynchronousInvocations
    ) {
        self.invoker = invoker
        self.directory = directory
        self.asynchronous = asynchronous
    }

    package func accepts(_ request: ServiceRequest) -> Bool {
        request.path == Self.prefix || request.path.hasPrefix(Self.prefix + "/")
            || request.path.hasPrefix(Self.streamingPrefix)
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        do {
            return try await perform(request)
        } catch {
            return Self.response(to: error)
        }
    }

    private func perform(_ request: ServiceRequest) async throws -> ServiceResponse {
        var path = request.path.dropFirst(Self.prefix.count)
        if path.hasPrefix("/") { path = path.dropFirst() }
        let qualifier = Self.qualifier(of: request)
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
            throw Self.unknown(request)
        }
    }

    private func invoke(_ function: FunctionConfiguration, _ request: ServiceRequest) async throws -> ServiceResponse {
        let type = try invocationType(of: request, among: ["Event", "RequestResponse", "DryRun"])
        let payload = try payload(of: request, type: type)
        let options = Self.options(of: request)
        let name = function.id.description
        switch type {
        case "DryRun":
            return ServiceResponse(status: 204)
        case "Event":
            try await asynchronous.enqueue(function, payload: payload, options: options)
            return ServiceResponse(status: 202)
        default:
            let result = try await invoker.invoke(name, payload: payload, options: options)
            return response(to: request, result)
        }
    }

    private func response(to request: ServiceRequest, _ result: InvocationResult) -> ServiceResponse {
        var headers = ["content-type": "application/json", "x-amz-executed-version": "$LATEST"]
        if let failure = result.failure { headers["x-amz-function-error"] = failure.rawValue }
        if Self.wantsLog(request) {
            headers["x-amz-log-result"] = Data(result.logTail).base64EncodedString()
        }
        return ServiceResponse(headers: headers, body: result.payload)
    }

    func find(_ path: Substring, _ qualifier: String?) throws -> FunctionConfiguration {
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
