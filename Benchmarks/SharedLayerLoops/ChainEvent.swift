import LambdaEvents
import SharedLayer

/// A request as API Gateway sends it.
enum ChainEvent {
    struct Body: Codable, Sendable {
        let contract_id: String
        let amount: ExactDecimal
        let currency: String
        let mpass_id: String
        let organization_id: String
        let publisher_id: String
        let period: String
    }

    static func make(body: String, idempotencyKey: String) -> APIGatewayV2Request {
        let path = "/api/v1/events/subscription_charges"
        var event = APIGatewayV2Request(
            routeKey: "POST \(path)", rawPath: path,
            headers: [
                "content-type": "application/json", "host": "api.example.com", "idempotency-key": idempotencyKey,
                "user-agent": "benchmark", "x-correlation-id": "correlation-1",
            ],
            requestContext: .init(
                accountId: "123456789012", apiId: "api",
                domainName: "api.example.com", domainPrefix: "api",
                http: .init(
                    method: "POST", path: path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "benchmark"),
                requestId: "JKJaXmPLvHcESHA=", routeKey: "POST \(path)", stage: "$default",
                time: "21/Nov/2026:12:00:00 +0000", timeEpoch: 1_795_262_400_000),
            body: body, isBase64Encoded: false)
        event.requestContext.authorizer = .init(
            jwt: .init(
                claims: ["iss": "https://issuer.example.com", "sub": "publisher-1", "scope": "charges:write"],
                scopes: ["charges:write"]))
        return event
    }
}
