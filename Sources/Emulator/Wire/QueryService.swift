/// A service that speaks the AWS Query protocol: a form with `Action` and `Version`, answered in XML.
///
/// Source: Smithy, "AWS Query protocol".
package protocol QueryService: Service {
    /// The form's `Version`, such as `2010-03-31`: by it the endpoint knows the service.
    var queryVersion: String { get }
    /// The answer's namespace, such as `http://sns.amazonaws.com/doc/2010-03-31/`.
    var xmlNamespace: String { get }

    /// Performs one operation.
    ///
    /// - Returns: the children of `<OperationResult>`, or nil for an operation whose answer has none.
    func perform(_ call: QueryCall) async throws -> [XMLElement]?
}

/// One operation of a query-protocol service.
package struct QueryCall: Sendable {
    package let operation: String
    package let parameters: FormParameters
    package let requestID: String
    /// The request's, by lowercased name.
    package let headers: [String: String]

    package init(
        operation: String, parameters: FormParameters, requestID: String, headers: [String: String] = [:]
    ) {
        self.operation = operation
        self.parameters = parameters
        self.requestID = requestID
        self.headers = headers
    }
}

extension QueryService {
    package func accepts(_ request: ServiceRequest) -> Bool { acceptsQuery(request) }

    /// Whether the request is one of this service's forms.
    package func acceptsQuery(_ request: ServiceRequest) -> Bool {
        request.form?.last { $0.name == "Version" }?.value == queryVersion
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse { await respondToQuery(request) }

    package func respondToQuery(_ request: ServiceRequest) async -> ServiceResponse {
        let parameters = FormParameters(request.form ?? [])
        let call = QueryCall(
            operation: parameters["Action"].value ?? "", parameters: parameters, requestID: request.requestID,
            headers: request.headers)
        do {
            return .xml(answer(call, try await perform(call)))
        } catch let error as ServiceError {
            return .xml(errorAnswer(error, call), status: error.status)
        } catch {
            let failure = ServiceError("InternalFailure", "The emulator failed: \(error)", status: 500)
            return .xml(errorAnswer(failure, call), status: 500)
        }
    }

    private func answer(_ call: QueryCall, _ result: [XMLElement]?) -> XMLElement {
        XMLElement(
            "\(call.operation)Response", attributes: [("xmlns", xmlNamespace)],
            children: (result.map { [XMLElement("\(call.operation)Result", children: $0)] } ?? [])
                + [XMLElement("ResponseMetadata", children: [XMLElement("RequestId", text: call.requestID)])])
    }

    private func errorAnswer(_ error: ServiceError, _ call: QueryCall) -> XMLElement {
        XMLElement(
            "ErrorResponse", attributes: [("xmlns", xmlNamespace)],
            children: [
                XMLElement(
                    "Error",
                    children: [
                        XMLElement("Type", text: error.status < 500 ? "Sender" : "Receiver"),
                        XMLElement("Code", text: error.code),
                        XMLElement("Message", text: error.message),
                    ]),
                XMLElement("RequestId", text: call.requestID),
            ])
    }
}
