import Wire

/// Where topics are: their ARNs, and the URLs in what they send.
struct TopicLocation: Sendable {
    /// Of the service endpoint, without a slash at the end.
    let baseURL: String
    let region: String
    let accountID: String

    /// The account itself: every caller is.
    var principal: String { "arn:aws:iam::\(accountID):root" }

    func arn(of name: String) -> String { "arn:aws:sns:\(region):\(accountID):\(name)" }

    /// The topic's name, which need not exist.
    ///
    /// - Parameter parameter: what the request calls the ARN.
    /// - Throws: `InvalidParameter` for what is no topic's ARN or is another region's, `NotFound` for another account's.
    func name(inARN arn: String?, parameter: String = "TopicArn") throws(ServiceError) -> String {
        let parts = try parts(of: arn, parameter)
        guard parts.count == 6, parts[2] == "sns", parts[3] == region else {
            throw .invalidParameter(parameter)
        }
        guard parts[4] == accountID else { throw .topicDoesNotExist }
        return parts[5]
    }

    /// - Throws: `InvalidParameter` for what is no subscription's ARN.
    func checkSubscriptionARN(_ arn: String?) throws(ServiceError) -> String {
        let parts = try parts(of: arn, "SubscriptionArn")
        guard parts.count == 7, parts[2] == "sns", let arn else { throw .invalidParameter("SubscriptionId") }
        return arn
    }

    private func parts(of arn: String?, _ parameter: String) throws(ServiceError) -> [String] {
        guard let arn else {
            throw .missing(parameter.prefix(1).lowercased() + parameter.dropFirst())
        }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 6 else {
            throw .invalidParameter("\(parameter) Reason: An ARN must have at least 6 elements, not \(parts.count)")
        }
        return parts
    }
}
