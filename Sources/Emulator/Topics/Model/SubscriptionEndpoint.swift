import Wire

/// The rules for what a subscription delivers to.
enum SubscriptionEndpoint {
    private static let fifoRefusal = "Invalid parameter: Endpoint Reason: "

    static func validate(
        _ endpoint: String, _ protocolName: SubscriptionProtocol, topicName: String
    ) throws(ServiceError) {
        let parts = endpoint.split(separator: ":", omittingEmptySubsequences: false)
        switch protocolName {
        case .http, .https:
            guard endpoint.hasPrefix("\(protocolName.rawValue)://"), endpoint.utf8.count <= 2_048,
                endpoint.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
            else { throw .invalidParameter("Endpoint must match the specified protocol") }
        case .sqs:
            guard parts.count == 6, parts[0] == "arn", parts[2] == "sqs" else {
                throw .invalidParameter("SQS endpoint ARN")
            }
        case .lambda:
            guard parts.count == 7 || parts.count == 8, parts[0] == "arn", parts[2] == "lambda", parts[5] == "function"
            else { throw .invalidParameter("Lambda endpoint ARN") }
        case .sms:
            guard PhoneNumber.isValid(endpoint) else {
                throw ServiceError("InvalidParameter", "Invalid SMS endpoint: \(endpoint)")
            }
        case .application:
            throw .invalidParameter("Endpoint Reason: Endpoint does not exist for endpoint arn\(endpoint)")
        case .firehose:
            guard parts.count >= 6, parts[0] == "arn", parts[2] == "firehose" else {
                throw .invalidParameter("Firehose endpoint ARN")
            }
        case .email, .emailJSON:
            guard endpoint.contains("@") else { throw .invalidParameter("Email address") }
        }
        let isFIFO = topicName.hasSuffix(TopicName.fifoSuffix)
        if !isFIFO, protocolName == .sqs, endpoint.hasSuffix(TopicName.fifoSuffix) {
            throw .invalidParameter(
                fifoRefusal + "FIFO SQS Queues can not be subscribed to standard SNS topics")
        }
        if isFIFO, protocolName != .sqs {
            throw .invalidParameter(fifoRefusal + "Please use an SQS queue: FIFO topics deliver to no other endpoint")
        }
    }
}
