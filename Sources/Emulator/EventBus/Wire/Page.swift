import FoundationEssentials
import Wire

/// A page of a list that is sorted by name; the token is the last name.
struct Page<Item> {
    let items: [Item]
    let nextToken: String?

    init(_ all: [Item], limit: Int?, token: String?, name: (Item) -> String) throws {
        var rest = all.sorted { name($0) < name($1) }[...]
        if let token {
            guard let data = Data(base64Encoded: token), let last = String(bytes: data, encoding: .utf8) else {
                throw ServiceError.invalid("Parameter NextToken is not valid.")
            }
            rest = rest.drop { name($0) <= last }
        }
        let size = limit ?? EventLimits.pageSizeMax
        items = Array(rest.prefix(size))
        nextToken =
            rest.count > size ? items.last.map { Data(name($0).utf8).base64EncodedString() } : nil
    }
}
