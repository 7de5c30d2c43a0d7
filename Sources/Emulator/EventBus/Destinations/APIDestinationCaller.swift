import CurlTransport
import Delivery
import FoundationEssentials
import JSONCoding

/// Calls the endpoint of an API destination, with what its connection and the rule's target add.
///
/// Source: Amazon EventBridge user guide, "API destinations": five seconds for an answer; 409, 429 and 5xx are tried
/// again, and 401 and 407 after a new authorization.
struct APIDestinationCaller: Sendable {
    private let service: EventBusService
    private let tokens: OAuthTokens
    private let pace = InvocationPace()

    init(service: EventBusService) {
        self.service = service
        tokens = OAuthTokens(client: service.client)
    }

    func call(_ name: String, _ delivery: Delivery) async throws(DeliveryFailure) {
        guard let destination = service.store.read({ $0.destinations[name] }) else {
            throw DeliveryFailure("NO_RESOURCE", "An api-destination '\(name)' does not exist.", isRetryable: false)
        }
        let connectionName = EventNames.name(of: "connection", in: destination.connectionARN) ?? ""
        guard let connection = service.store.read({ $0.connections[connectionName] }), connection.state == .authorized
        else {
            throw DeliveryFailure(
                "CONNECTION_FAILURE", "Connection '\(connectionName)' is not authorized.", isRetryable: false)
        }
        await pace.wait(for: name, perSecond: destination.invocationRateLimitPerSecond)
        let request = try await request(destination, connection, delivery)
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await service.client.execute(request)
        } catch {
            throw DeliveryFailure("API_DESTINATION_FAILURE", "\(error)", isRetryable: true)
        }
        try await settle(response, connection)
    }

    private func settle(_ response: HTTPResponse, _ connection: ConnectionRecord) async throws(DeliveryFailure) {
        guard !(200..<300).contains(response.status) else { return }
        let isUnauthorized = response.status == 401 || response.status == 407
        if isUnauthorized { await tokens.forget(connection.id) }
        let isRetryable =
            response.status == 409 || response.status == 429 || response.status >= 500
            || isUnauthorized && connection.authorizationType == .oauth
        throw DeliveryFailure(
            "API_DESTINATION_FAILURE", "Request failed with the status \(response.status).", isRetryable: isRetryable)
    }

    private func request(
        _ destination: APIDestinationRecord, _ connection: ConnectionRecord, _ delivery: Delivery
    ) async throws(DeliveryFailure) -> HTTPRequest {
        let parameters = delivery.details[DeliveryDetail.http].flatMap {
            try? JSONCoder.decode(RuleTarget.HTTPParameters.self, from: Array($0.utf8))
        }
        let common = connection.parameters.invocationHttpParameters
        var query = parameters?.queryStringParameters?.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } ?? []
        query += (common?.queryStringParameters ?? []).map { ($0.key, $0.value ?? "") }
        var headers: HTTPHeaders = [
            "Content-Type": "application/json; charset=utf-8", "User-Agent": "Amazon/EventBridge/ApiDestinations",
        ]
        for (name, value) in parameters?.headerParameters ?? [:] { headers[name] = value }
        for header in common?.headerParameters ?? [] { headers[header.key] = header.value }
        switch connection.authorizationType {
        case .basic:
            let basic = connection.parameters.basicAuthParameters
            let text = "\(basic?.username ?? ""):\(basic?.password ?? "")"
            headers["Authorization"] = "Basic \(Data(text.utf8).base64EncodedString())"
        case .apiKey:
            if let key = connection.parameters.apiKeyAuthParameters { headers[key.apiKeyName] = key.apiKeyValue }
        case .oauth: headers["Authorization"] = "Bearer \(try await tokens.token(of: connection))"
        }
        guard let method = HTTPRequest.Method(rawValue: destination.httpMethod.rawValue) else {
            throw DeliveryFailure(
                "API_DESTINATION_FAILURE", "The method \(destination.httpMethod.rawValue) is not emulated.",
                isRetryable: false)
        }
        let isBodyless = method == .get || method == .head
        return HTTPRequest(
            method, DestinationURL.make(destination.invocationEndpoint, parameters?.pathParameterValues ?? [], query),
            headers: headers, body: isBodyless ? [] : body(delivery.body, common?.bodyParameters ?? []),
            limits: HTTPRequest.Limits(
                totalTimeoutMilliseconds: EventLimits.apiDestinationTimeoutMilliseconds, responseBodyBytesMax: 1 << 16,
                cutsOffLongBody: true))
    }

    /// The connection's parameters go into a body that is an object.
    private func body(_ text: String, _ parameters: [ConnectionHTTPParameters.Parameter]) -> [UInt8] {
        var body = Array(text.utf8)
        guard !parameters.isEmpty, let end = body.lastIndex(of: UInt8(ascii: "}")),
            let document = try? JSONDocument(body), document[JSONDocument.root].kind == .object
        else { return body }
        var members: [UInt8] = []
        for parameter in parameters {
            if !members.isEmpty || document[JSONDocument.root].count > 0 { members.append(UInt8(ascii: ",")) }
            members += JSONText.quoted(parameter.key) + [UInt8(ascii: ":")] + JSONText.quoted(parameter.value ?? "")
        }
        body.insert(contentsOf: members, at: end)
        return body
    }
}
