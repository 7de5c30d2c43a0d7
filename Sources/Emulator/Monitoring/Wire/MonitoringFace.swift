import FoundationEssentials
import Wire

/// How one request is spoken, and so its answer.
enum MonitoringFace {
    case cbor(operation: String)
    case json(operation: String)
    case query(operation: String)

    private static let xmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/"

    var operation: String {
        switch self {
        case .cbor(let operation), .json(let operation), .query(let operation): operation
        }
    }

    private var headers: [String: String] {
        switch self {
        case .cbor: ["content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"]
        case .json: ["content-type": "application/x-amz-json-1.0"]
        case .query: ["content-type": "text/xml"]
        }
    }

    func answer(_ output: WireValue?, requestID: String) -> ServiceResponse {
        switch self {
        case .cbor: ServiceResponse(headers: headers, body: CBOR.encode(output ?? .structure([])))
        case .json: ServiceResponse(headers: headers, body: Self.json(output ?? .structure([])))
        case .query:
            .xml(
                XMLElement(
                    "\(operation)Response", attributes: [("xmlns", Self.xmlNamespace)],
                    children: (output.map { [$0.xml("\(operation)Result")] } ?? []) + [Self.metadata(requestID)]))
        }
    }

    /// - Parameter error: with the query protocol's code; the other protocols have it in a header, for clients of old.
    func refusal(_ error: ServiceError, requestID: String) -> ServiceResponse {
        let side = error.status < 500 ? "Sender" : "Receiver"
        if case .query = self {
            return .xml(
                XMLElement(
                    "ErrorResponse", attributes: [("xmlns", Self.xmlNamespace)],
                    children: [
                        XMLElement(
                            "Error",
                            children: [
                                XMLElement("Type", text: side), XMLElement("Code", text: error.code),
                                XMLElement("Message", text: error.message),
                            ]),
                        XMLElement("RequestId", text: requestID),
                    ]), status: error.status)
        }
        let body = WireValue.members([
            ("__type", .text("com.amazonaws.cloudwatch#\(Self.shape(error.code))")), ("message", .text(error.message)),
        ])
        var headers = headers
        headers["x-amzn-query-error"] = "\(error.code);\(side)"
        if case .cbor = self { return ServiceResponse(status: error.status, headers: headers, body: CBOR.encode(body)) }
        return ServiceResponse(status: error.status, headers: headers, body: Self.json(body))
    }

    /// The shape's name for a code of the query protocol.
    private static func shape(_ code: String) -> String {
        switch code {
        case "InvalidParameterValue", "InvalidParameterCombination": code + "Exception"
        case "MissingParameter": "MissingRequiredParameterException"
        case "InternalServiceError": "InternalServiceFault"
        default: code
        }
    }

    private static func json(_ value: WireValue) -> [UInt8] {
        (try? Array(JSONEncoder().encode(value))) ?? Array("{}".utf8)
    }

    private static func metadata(_ requestID: String) -> XMLElement {
        XMLElement("ResponseMetadata", children: [XMLElement("RequestId", text: requestID)])
    }
}
