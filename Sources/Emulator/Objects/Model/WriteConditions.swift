/// `If-Match` and `If-None-Match` of writes. Source: Amazon S3 user guide, "Conditional requests".
struct WriteConditions: Sendable {
    static let none = WriteConditions(match: nil, noneMatch: nil)

    private let match: String?
    private let noneMatch: String?

    private init(match: String?, noneMatch: String?) {
        self.match = match
        self.noneMatch = noneMatch
    }

    /// - Throws: `NotImplemented` for an `If-None-Match` other than `*`, as S3.
    init(_ call: ObjectCall) throws(ObjectsError) {
        match = call.header("if-match")
        noneMatch = call.header("if-none-match")
        if let noneMatch, noneMatch != "*" {
            throw ObjectsError(
                "NotImplemented", "A header you provided implies functionality that is not implemented", status: 501,
                details: [
                    ("Header", "If-None-Match"),
                    ("additionalMessage", "We don't accept the provided value of If-None-Match header for this API"),
                ])
        }
    }

    /// - Parameter etag: of the object that is there; nil when there is none.
    func check(etag: String?, key: String) throws(ObjectsError) {
        if noneMatch != nil, etag != nil { throw .preconditionFailed("If-None-Match") }
        guard let match else { return }
        guard let etag else { throw .noSuchKey(key) }
        guard ReadConditions.matches(match, etag) else { throw .preconditionFailed("If-Match") }
    }
}
