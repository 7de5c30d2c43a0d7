import Wire

/// An XML answer, read by the names of its elements.
struct QueryAnswer {
    let status: Int
    let text: String

    init(_ response: ServiceResponse) {
        status = response.status
        text = String(decoding: response.body, as: UTF8.self)
    }

    /// The text of the first element with this name.
    subscript(name: String) -> String? { all(name).first }

    func all(_ name: String) -> [String] {
        text.split(separator: "<\(name)>", omittingEmptySubsequences: false).dropFirst().map { part in
            let end = part.firstRange(of: "</\(name)>")?.lowerBound ?? part.endIndex
            return String(part[..<end]).unescaped
        }
    }

    /// The value of an attribute in a map.
    func attribute(_ name: String) -> String? {
        guard let start = text.firstRange(of: "<key>\(name)</key><value>")?.upperBound else { return nil }
        let rest = text[start...]
        return String(rest[..<(rest.firstRange(of: "</value>")?.lowerBound ?? rest.endIndex)]).unescaped
    }

    var code: String? { self["Code"] }
    var message: String? { self["Message"] }
}

extension String {
    fileprivate var unescaped: String {
        replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&amp;", with: "&")
    }
}
