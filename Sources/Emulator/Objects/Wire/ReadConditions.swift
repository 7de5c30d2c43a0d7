import FoundationEssentials
import Wire

/// `If-Match` and its like, of reads and of a copy's source. Source: RFC 9110, section 13.2.2; Amazon S3 API reference,
/// "GetObject" and "CopyObject".
struct ReadConditions: Sendable {
    private let match: String?
    private let noneMatch: String?
    private let modifiedSince: Int?
    private let unmodifiedSince: Int?

    /// - Parameter prefix: empty, or `x-amz-copy-source-`.
    init(_ call: ObjectCall, prefix: String = "") {
        match = call.header("\(prefix)if-match")
        noneMatch = call.header("\(prefix)if-none-match")
        modifiedSince = call.header("\(prefix)if-modified-since").flatMap { HTTPDate($0)?.secondsSince1970 }
        unmodifiedSince = call.header("\(prefix)if-unmodified-since").flatMap { HTTPDate($0)?.secondsSince1970 }
    }

    enum Outcome: Sendable, Equatable {
        case holds, notModified
        case failed(condition: String)
    }

    /// An entity tag that matches goes before a date.
    func check(etag: String, modifiedSeconds: Int) -> Outcome {
        if let match {
            if !Self.matches(match, etag) { return .failed(condition: "If-Match") }
        } else if let unmodifiedSince, modifiedSeconds > unmodifiedSince {
            return .failed(condition: "If-Unmodified-Since")
        }
        if let noneMatch {
            if Self.matches(noneMatch, etag) { return .notModified }
        } else if let modifiedSince, modifiedSeconds <= modifiedSince {
            return .notModified
        }
        return .holds
    }

    /// Whether a list of entity tags, quoted or not, has this one; `*` has every one.
    static func matches(_ list: String, _ etag: String) -> Bool {
        list.split(separator: ",").contains { item in
            let tag = item.filter { $0 != "\"" && $0 != " " }
            return tag == "*" || tag == etag
        }
    }
}
