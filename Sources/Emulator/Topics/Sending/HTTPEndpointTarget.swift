import CurlTransport
import Delivery

/// Posts messages to `http` and `https` subscriptions.
///
/// Source: SNS developer guide, "HTTP/HTTPS headers" and "Sending Amazon SNS messages to HTTP/S endpoints". An endpoint has
/// 15 seconds. What it answers with 429 or 5xx, and what never reaches it, is sent again; any other status outside 200 to 299
/// ends the delivery.
struct HTTPEndpointTarget: DeliveryTarget {
    static let timeoutMilliseconds = 15_000
    /// Nobody reads the answer's body.
    private static let responseBytesMax = 64 << 10

    let client: HTTPClient

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await client.execute(request(for: delivery))
        } catch {
            throw DeliveryFailure(
                "ENDPOINT_UNREACHABLE", error.message, isRetryable: error.code != .invalidRequest)
        }
        guard !(200..<300).contains(response.status) else { return }
        throw DeliveryFailure(
            "HTTP_\(response.status)", "The endpoint \(delivery.target) answered \(response.status).",
            isRetryable: response.status == 429 || response.status >= 500)
    }

    private func request(for delivery: Delivery) -> HTTPRequest {
        let details = delivery.details
        var headers: HTTPHeaders = [
            "Content-Type": details[DeliveryDetail.contentType] ?? HTTPRequestPolicy.contentType,
            "User-Agent": "Amazon Simple Notification Service Agent",
            "x-amz-sns-message-type": details[DeliveryDetail.messageType] ?? "Notification",
            "x-amz-sns-message-id": details[DeliveryDetail.messageID] ?? "",
            "x-amz-sns-topic-arn": details[DeliveryDetail.topicARN] ?? "",
        ]
        headers["x-amz-sns-subscription-arn"] = details[DeliveryDetail.subscriptionARN]
        headers["x-amz-sns-rawdelivery"] = details[DeliveryDetail.isRaw]
        return HTTPRequest(
            .post, delivery.target, headers: headers, body: Array(delivery.body.utf8),
            limits: HTTPRequest.Limits(
                connectTimeoutMilliseconds: Self.timeoutMilliseconds,
                totalTimeoutMilliseconds: Self.timeoutMilliseconds,
                responseBodyBytesMax: Self.responseBytesMax, cutsOffLongBody: true))
    }
}
