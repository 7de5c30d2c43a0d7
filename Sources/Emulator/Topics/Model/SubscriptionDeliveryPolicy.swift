import FoundationEssentials
import Wire

/// A subscription's own `DeliveryPolicy`, which comes before its topic's.
struct SubscriptionDeliveryPolicy: Codable, Sendable, Equatable {
    var healthyRetryPolicy: HTTPRetryPolicy?
    var throttlePolicy: HTTPThrottlePolicy?
    var requestPolicy: HTTPRequestPolicy?

    private enum CodingKeys: String, CodingKey {
        case healthyRetryPolicy, sicklyRetryPolicy, throttlePolicy, requestPolicy, guaranteed
    }

    /// - Parameter prefix: stands before the text of the error, such as `Attributes Reason: `.
    init(_ text: String, prefix: String = "") throws(ServiceError) {
        do {
            self = try JSONDecoder().decode(SubscriptionDeliveryPolicy.self, from: Data(text.utf8))
        } catch {
            let reason = JSONProblem.describe(Array(text.utf8)) ?? "the policy must be an object of policies"
            throw .invalidParameter("\(prefix)DeliveryPolicy: failed to parse JSON. \(reason)")
        }
        if let problem = healthyRetryPolicy?.problem("healthyRetryPolicy") {
            throw .invalidParameter("\(prefix)DeliveryPolicy: \(problem)")
        }
    }

    init(
        healthyRetryPolicy: HTTPRetryPolicy? = nil, throttlePolicy: HTTPThrottlePolicy? = nil,
        requestPolicy: HTTPRequestPolicy? = nil
    ) {
        self.healthyRetryPolicy = healthyRetryPolicy
        self.throttlePolicy = throttlePolicy
        self.requestPolicy = requestPolicy
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        healthyRetryPolicy = try values.decodeIfPresent(HTTPRetryPolicy.self, forKey: .healthyRetryPolicy)
        throttlePolicy = try values.decodeIfPresent(HTTPThrottlePolicy.self, forKey: .throttlePolicy)
        requestPolicy = try values.decodeIfPresent(HTTPRequestPolicy.self, forKey: .requestPolicy)
    }

    /// As SNS shows it: what is missing is null.
    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(healthyRetryPolicy, forKey: .healthyRetryPolicy)
        try values.encodeNil(forKey: .sicklyRetryPolicy)
        try values.encode(throttlePolicy, forKey: .throttlePolicy)
        try values.encode(requestPolicy, forKey: .requestPolicy)
        try values.encode(false, forKey: .guaranteed)
    }

    /// What counts for a subscription: its own, the topic's, or SNS's.
    static func effective(_ text: String?, topic: TopicDeliveryPolicy) -> SubscriptionDeliveryPolicy {
        let overrides = topic.http.disableSubscriptionOverrides != true
        let own = overrides ? text.flatMap { try? SubscriptionDeliveryPolicy($0) } : nil
        return SubscriptionDeliveryPolicy(
            healthyRetryPolicy: own?.healthyRetryPolicy ?? topic.http.defaultHealthyRetryPolicy,
            throttlePolicy: own?.throttlePolicy ?? topic.http.defaultThrottlePolicy,
            requestPolicy: HTTPRequestPolicy(
                headerContentType: own?.requestPolicy?.headerContentType
                    ?? topic.http.defaultRequestPolicy?.headerContentType ?? HTTPRequestPolicy.contentType))
    }

    var json: String { JSONText.encoded(self) }
}
