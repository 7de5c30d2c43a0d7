import FoundationEssentials
import GRDB

extension ObjectStore {
    /// A page of a listing.
    struct Page {
        var versions: [ObjectVersion] = []
        var prefixes: [String] = []
        var isTruncated = false
        /// The last key or common prefix of the page.
        var last = ""
        var lastVersion: ObjectVersion?

        var count: Int { versions.count + prefixes.count }
    }

    /// Lists in the order of the keys' UTF-8 bytes. What has the delimiter behind the prefix is rolled up, and skipped in
    /// one step however much it is.
    static func list(_ request: ListRequest, _ db: Database) throws -> Page {
        _ = try bucket(request.bucket, db)
        var page = Page()
        var after = request.after
        // Behind a common prefix is behind all that it stands for.
        var done = commonPrefix(of: after, request).flatMap { isSame($0, after) ? $0 : nil }
        if let done { after = done + lastCharacter }
        // A delimiter rolls up: each turn ends with a common prefix, or with the page.
        while true {
            let isFirst = isSame(after, request.after)
            let rows = try Row.fetchCursor(
                db, sql: sql(request), arguments: arguments(request, after: after, isFirst: isFirst))
            var rolled: String?
            while let row = try rows.next() {
                let key: String = row["key"]
                guard key.utf8.starts(with: request.prefix.utf8) else { break }
                let common = commonPrefix(of: key, request)
                if let common, let done, isSame(common, done) { continue }
                if page.count == request.limit {
                    page.isTruncated = true
                    return page
                }
                page.last = common ?? key
                if let common {
                    page.prefixes.append(common)
                    page.lastVersion = nil
                    rolled = common
                    break
                }
                let version = try ObjectRows.version(row)
                page.versions.append(version)
                page.lastVersion = version
            }
            guard let rolled else { return page }
            done = rolled
            after = rolled + lastCharacter
        }
    }

    /// Keys are bytes: texts that Unicode takes for equal may be two.
    private static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

    /// Behind all but the strangest keys that begin with the same text; those are skipped one by one.
    private static let lastCharacter = "\u{10FFFF}"

    private static func commonPrefix(of key: String, _ request: ListRequest) -> String? {
        guard !request.delimiter.isEmpty, key.utf8.starts(with: request.prefix.utf8) else { return nil }
        let rest = key.utf8.dropFirst(request.prefix.utf8.count)
        let delimiter = Array(request.delimiter.utf8)
        var place = rest.startIndex
        while place < rest.endIndex {
            if rest[place...].starts(with: delimiter) {
                let end = rest.index(place, offsetBy: delimiter.count)
                return String(decoding: key.utf8[..<end], as: UTF8.self)
            }
            place = rest.index(after: place)
        }
        return nil
    }

    private static func sql(_ request: ListRequest) -> String {
        request.hasVersions
            ? """
            SELECT * FROM version WHERE bucket = ? AND key >= ? AND (key > ? OR key = ? AND sequence < ?)
            ORDER BY key, sequence DESC
            """
            : """
            SELECT * FROM version WHERE bucket = ? AND key >= ? AND key > ? AND isLatest AND NOT isDeleteMarker
            ORDER BY key
            """
    }

    private static func arguments(_ request: ListRequest, after: String, isFirst: Bool) -> StatementArguments {
        var arguments: StatementArguments = [request.bucket, request.prefix, after]
        if request.hasVersions {
            arguments += [after, isFirst ? request.beforeSequence : 0]
        }
        return arguments
    }
}
