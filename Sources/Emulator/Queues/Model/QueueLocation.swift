import FoundationEssentials
import Wire

/// Where queues are: makes their URLs and ARNs, and reads them back.
struct QueueLocation: Sendable {
    /// Such as `http://127.0.0.1:4566`, without a slash at its end.
    let baseURL: String
    let region: String
    let accountID: String

    func url(of name: String) -> String { "\(baseURL)/\(accountID)/\(name)" }

    func arn(of name: String) -> String { "arn:aws:sqs:\(region):\(accountID):\(name)" }

    /// The queue's name in an ARN of this region and account; nil for any other text.
    func name(inARN arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[1].hasPrefix("aws"), parts[2] == "sqs", parts[3] == region,
            parts[4] == accountID, !parts[5].isEmpty
        else { return nil }
        return String(parts[5])
    }

    /// The queue's name in a queue URL. Any host will do: the same queue is known by several (localhost, a container's
    /// name), and only the path's last parts, the account and the name, say which one it is.
    ///
    /// Throws `InvalidAddress` when the text has no such path.
    func name(inURL url: String?) throws(ServiceError) -> String {
        guard let url, !url.isEmpty else { throw .missingParameter("QueueUrl") }
        let parts = url.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.count >= 2, let name = parts.last else { throw .invalidAddress(url) }
        return String(name)
    }
}
