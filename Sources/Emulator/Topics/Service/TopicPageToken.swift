import FoundationEssentials
import Wire

/// The place at which the next page begins.
enum TopicPageToken {
    static func make(_ id: Int64) -> String { Data("topics/\(id)".utf8).base64EncodedString() }

    /// 0 without a token.
    static func read(_ token: String?) throws(ServiceError) -> Int64 {
        guard let token, !token.isEmpty else { return 0 }
        let text = Data(base64Encoded: token).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard text.hasPrefix("topics/"), let id = Int64(text.dropFirst("topics/".count)) else {
            throw .invalidParameter("NextToken")
        }
        return id
    }

    static func element(_ id: Int64?) -> [XMLElement] {
        id.map { [XMLElement("NextToken", text: make($0))] } ?? []
    }
}
