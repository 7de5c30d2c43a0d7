import Delivery
import Wire

/// How often and when a message is sent again to an HTTP endpoint: `healthyRetryPolicy` of a delivery policy.
///
/// Source: SNS developer guide, "Creating an HTTP/S delivery policy".
struct HTTPRetryPolicy: Codable, Sendable, Equatable {
    var minDelayTarget = 20
    var maxDelayTarget = 20
    var numRetries = 3
    var numMaxDelayRetries = 0
    var numNoDelayRetries = 0
    var numMinDelayRetries = 0
    var backoffFunction = RetryPolicy.Backoff.linear

    /// The longest that all retries may take together.
    private static let totalSecondsMax = 3_600

    init() {}

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        minDelayTarget = try values.decodeIfPresent(Int.self, forKey: .minDelayTarget) ?? 20
        maxDelayTarget = try values.decodeIfPresent(Int.self, forKey: .maxDelayTarget) ?? 20
        numRetries = try values.decodeIfPresent(Int.self, forKey: .numRetries) ?? 3
        numMaxDelayRetries = try values.decodeIfPresent(Int.self, forKey: .numMaxDelayRetries) ?? 0
        numNoDelayRetries = try values.decodeIfPresent(Int.self, forKey: .numNoDelayRetries) ?? 0
        numMinDelayRetries = try values.decodeIfPresent(Int.self, forKey: .numMinDelayRetries) ?? 0
        backoffFunction = try values.decodeIfPresent(RetryPolicy.Backoff.self, forKey: .backoffFunction) ?? .linear
    }

    /// What is wrong with the numbers; nil where nothing is.
    ///
    /// - Parameter name: the policy's place, such as `healthyRetryPolicy`.
    func problem(_ name: String) -> String? {
        let counts = [
            ("numRetries", numRetries), ("numNoDelayRetries", numNoDelayRetries),
            ("numMinDelayRetries", numMinDelayRetries), ("numMaxDelayRetries", numMaxDelayRetries),
        ]
        if let count = counts.first(where: { $0.1 < 0 }) {
            return "\(name).\(count.0) must be greater than or equal to 0"
        }
        if numRetries > 100 { return "\(name).numRetries must be less than or equal to 100" }
        if minDelayTarget < 1 { return "\(name).minDelayTarget must be greater than or equal to 1" }
        if maxDelayTarget > Self.totalSecondsMax {
            return "\(name).maxDelayTarget must be less than or equal to \(Self.totalSecondsMax)"
        }
        if minDelayTarget > maxDelayTarget {
            return "\(name).minDelayTarget must be less than or equal to maxDelayTarget"
        }
        if counts.dropFirst().contains(where: { $0.1 > numRetries }) || backoffRetries < 0 {
            return "\(name).numRetries must be greater than or equal to the sum of the retries of its phases"
        }
        let policy = deliveryPolicy
        let seconds = (0..<numRetries).reduce(0.0) { $0 + (policy.delaySeconds(beforeRetry: $1) ?? 0) }
        if seconds > Double(Self.totalSecondsMax) {
            return
                "\(name): the total time of all retries must be less than or equal to \(Self.totalSecondsMax) seconds"
        }
        return nil
    }

    private var backoffRetries: Int { numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries }

    var deliveryPolicy: RetryPolicy {
        let low = Double(minDelayTarget)
        let high = Double(maxDelayTarget)
        return RetryPolicy(phases: [
            RetryPolicy.Phase(retries: numNoDelayRetries, delaySecondsMin: 0, delaySecondsMax: 0),
            RetryPolicy.Phase(retries: numMinDelayRetries, delaySecondsMin: low, delaySecondsMax: low),
            RetryPolicy.Phase(
                retries: backoffRetries, delaySecondsMin: low, delaySecondsMax: high, backoff: backoffFunction),
            RetryPolicy.Phase(retries: numMaxDelayRetries, delaySecondsMin: high, delaySecondsMax: high),
        ])
    }
}

extension RetryPolicy {
    /// For endpoints that AWS runs: queues and functions.
    ///
    /// Source: SNS developer guide, "Amazon SNS message delivery retries".
    static let managedEndpoint = RetryPolicy(phases: [
        Phase(retries: 3, delaySecondsMin: 0, delaySecondsMax: 0),
        Phase(retries: 2, delaySecondsMin: 1, delaySecondsMax: 1),
        Phase(retries: 10, delaySecondsMin: 1, delaySecondsMax: 20, backoff: .exponential),
        Phase(retries: 100_000, delaySecondsMin: 20, delaySecondsMax: 20),
    ])
}
