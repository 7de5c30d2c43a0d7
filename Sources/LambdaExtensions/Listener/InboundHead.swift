/// The start line and the header fields of a request, as far as they matter here (RFC 9112).
struct InboundHead: Sendable, Equatable {
    let method: String
    let contentLength: Int
    let keepsAlive: Bool
    let expectsContinue: Bool

    /// - Parameter text: the lines without the empty one that ends them.
    init(_ text: String) throws(InboundRefusal) {
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let start = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
        guard start.count == 3, !start[0].isEmpty, !start[1].isEmpty, ["HTTP/1.1", "HTTP/1.0"].contains(start[2]) else {
            throw .malformed
        }
        let fields = try Self.fields(lines.dropFirst())
        func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
        guard values("transfer-encoding").isEmpty else { throw .lengthRequired }
        let lengths = values("content-length")
        // Two lengths would leave it open where the next request begins.
        guard lengths.allSatisfy({ $0 == lengths.first }) else { throw .malformed }
        contentLength = try lengths.first.map(Self.length) ?? 0
        method = String(start[0])
        let connection = values("connection").map { $0.lowercased() }
        keepsAlive = start[2] == "HTTP/1.1" && !connection.contains { $0.contains("close") }
        expectsContinue = values("expect").contains { $0.lowercased() == "100-continue" }
    }

    private static func fields(_ lines: ArraySlice<Substring>) throws(InboundRefusal) -> [(name: String, value: String)]
    {
        var fields: [(name: String, value: String)] = []
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            // A line that goes on with the next one (RFC 9112 section 5.2) has a space where its name would be.
            guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace) else {
                throw .malformed
            }
            let value = parts[1].drop { $0 == " " || $0 == "\t" }
            let end = value.lastIndex { $0 != " " && $0 != "\t" }.map { value.index(after: $0) } ?? value.startIndex
            fields.append((parts[0].lowercased(), String(value[..<end])))
        }
        return fields
    }

    private static func length(_ text: String) throws(InboundRefusal) -> Int {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), !text.isEmpty else {
            throw .malformed
        }
        // Digits that are no `Int` are a length beyond every limit.
        return Int(text) ?? .max
    }
}
