import FoundationEssentials
import Wire

/// Where a page ended: the last schedule's group and name.
enum PageToken {
    static func text(_ group: String, _ name: String) -> String {
        Data("\(group)/\(name)".utf8).base64EncodedString()
    }

    static func pair(_ token: String) throws(ServiceError) -> (group: String, name: String) {
        let text = Data(base64Encoded: token).flatMap { String(validating: $0, as: UTF8.self) }
        let parts = text?.split(separator: "/", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2 else { throw ServiceError("ValidationException", "Invalid NextToken.") }
        return (String(parts[0]), String(parts[1]))
    }
}
