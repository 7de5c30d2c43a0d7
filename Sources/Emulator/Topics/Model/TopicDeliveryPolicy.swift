import FoundationEssentials
import Wire

/// A topic's `DeliveryPolicy`, for its HTTP subscriptions.
struct TopicDeliveryPolicy: Codable, Sendable, Equatable {
    var http: HTTP

    struct HTTP: Codable, Sendable, Equatable {
        var defaultHealthyRetryPolicy: HTTPRetryPolicy?
        var disableSubscriptionOverrides: Bool?
        var defaultThrottlePolicy: HTTPThrottlePolicy?
        var defaultRequestPolicy: HTTPRequestPolicy?
    }

    /// - Parameter prefix: stands before the text of the error, such as `Attributes Reason: `.
    init(_ text: String, prefix: String = "") throws(ServiceError) {
        do {
            self = try JSONDecoder().decode(TopicDeliveryPolicy.self, from: Data(text.utf8))
        } catch {
            let reason = JSONProblem.describe(Array(text.utf8)) ?? "http must be an object of policies"
            throw .invalidParameter("\(prefix)DeliveryPolicy: failed to parse JSON. \(reason)")
        }
        if let problem = http.defaultHealthyRetryPolicy?.problem("http.defaultHealthyRetryPolicy") {
            throw .invalidParameter("\(prefix)DeliveryPolicy: \(problem)")
        }
    }

    private init() {
        http = HTTP()
    }

    /// With the defaults where the topic says nothing.
    static func effective(_ text: String?) -> TopicDeliveryPolicy {
        var policy = text.flatMap { try? TopicDeliveryPolicy($0) } ?? TopicDeliveryPolicy()
        policy.http.defaultHealthyRetryPolicy = policy.http.defaultHealthyRetryPolicy ?? HTTPRetryPolicy()
        policy.http.disableSubscriptionOverrides = policy.http.disableSubscriptionOverrides ?? false
        let contentType = policy.http.defaultRequestPolicy?.headerContentType ?? HTTPRequestPolicy.contentType
        policy.http.defaultRequestPolicy = HTTPRequestPolicy(headerContentType: contentType)
        return policy
    }

    var json: String { JSONText.encoded(self) }
}
