import CurlTransport
import Delivery
import JSONCoding

/// Access tokens of connections with client credentials (RFC 6749, section 4.4): fetched when first needed, and again
/// after an endpoint has refused one or shortly before they end.
actor OAuthTokens {
    private struct Token {
        let text: String
        let expires: ContinuousClock.Instant
    }

    private let client: HTTPClient
    private var tokens: [String: Token] = [:]

    private static let lifetimeSecondsDefault: Double = 3_600
    private static let marginSeconds: Double = 30

    init(client: HTTPClient) {
        self.client = client
    }

    func forget(_ connection: String) { tokens[connection] = nil }

    func token(of connection: ConnectionRecord) async throws(DeliveryFailure) -> String {
        if let token = tokens[connection.id], token.expires > ContinuousClock.now { return token.text }
        guard let parameters = connection.parameters.oAuthParameters else {
            throw DeliveryFailure("CONNECTION_FAILURE", "The connection has no OAuth parameters.", isRetryable: false)
        }
        let answer = try await fetch(parameters)
        let seconds = max(1, (answer.expiresIn ?? Self.lifetimeSecondsDefault) - Self.marginSeconds)
        tokens[connection.id] = Token(text: answer.accessToken, expires: .now + .seconds(seconds))
        return answer.accessToken
    }

    private struct Answer: Decodable {
        let accessToken: String
        let expiresIn: Double?

        enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case expiresIn = "expires_in"
        }
    }

    private func fetch(_ parameters: AuthParameters.OAuth) async throws(DeliveryFailure) -> Answer {
        var form = [
            ("grant_type", "client_credentials"), ("client_id", parameters.clientParameters.clientID),
            ("client_secret", parameters.clientParameters.clientSecret ?? ""),
        ]
        let further = parameters.oAuthHttpParameters
        form += (further?.bodyParameters ?? []).map { ($0.key, $0.value ?? "") }
        var headers: HTTPHeaders = ["Content-Type": "application/x-www-form-urlencoded"]
        for header in further?.headerParameters ?? [] { headers[header.key] = header.value }
        var query = (further?.queryStringParameters ?? []).map { ($0.key, $0.value ?? "") }
        let method = HTTPRequest.Method(rawValue: parameters.httpMethod) ?? .post
        if method == .get { query += form }
        let body = form.map { "\(DestinationURL.encoded($0.0))=\(DestinationURL.encoded($0.1))" }.joined(separator: "&")
        let request = HTTPRequest(
            method, DestinationURL.make(parameters.authorizationEndpoint, [], query), headers: headers,
            body: method == .get ? [] : Array(body.utf8),
            limits: HTTPRequest.Limits(
                totalTimeoutMilliseconds: EventLimits.apiDestinationTimeoutMilliseconds, responseBodyBytesMax: 1 << 16))
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await client.execute(request)
        } catch {
            throw DeliveryFailure("CONNECTION_FAILURE", "The token endpoint failed: \(error)", isRetryable: true)
        }
        guard (200..<300).contains(response.status),
            let answer = try? JSONCoder.decode(Answer.self, from: response.body)
        else {
            throw DeliveryFailure(
                "CONNECTION_FAILURE", "The token endpoint answered with the status \(response.status).",
                isRetryable: true)
        }
        return answer
    }
}
