/// A form with a file, as browsers send it. Source: RFC 7578.
struct MultipartForm: Sendable {
    static let fieldsMax = 100

    /// By lowercased name.
    private var fields: [String: String] = [:]
    private(set) var file: [UInt8]?
    private(set) var fileName: String?

    subscript(name: String) -> String? { fields[name] }

    /// The fields that are header fields of an upload.
    var headers: [String: String] {
        fields.filter { $0.key.hasPrefix("x-amz-") || ObjectDetails.contentHeaders.contains($0.key) }
    }

    var names: [String] { fields.keys.sorted() }

    init(_ body: [UInt8], contentType: String) throws(ObjectsError) {
        let malformed = ObjectsError(
            "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.")
        guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty else { throw malformed }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        let bytes = Array("\r\n".utf8) + body
        guard var place = Self.find(delimiter, in: bytes, from: 0).map({ $0 + delimiter.count }) else {
            throw malformed
        }
        for _ in 0..<Self.fieldsMax {
            if bytes[place...].starts(with: "--".utf8) { return }
            guard let headEnd = Self.find(Array("\r\n\r\n".utf8), in: bytes, from: place),
                let end = Self.find(delimiter, in: bytes, from: headEnd + 2)
            else { throw malformed }
            let head = String(decoding: bytes[place..<headEnd], as: UTF8.self)
            add(head, Array(bytes[min(headEnd + 4, end)..<end]))
            // What comes behind the file is ignored, as S3 does.
            if file != nil { return }
            place = end + delimiter.count
        }
        throw malformed
    }

    private mutating func add(_ head: String, _ value: [UInt8]) {
        let lines = head.split(separator: "\r\n")
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = Self.parameter("name", of: String(disposition))
        else { return }
        guard name.lowercased() == "file" else {
            fields[name.lowercased()] = String(decoding: value, as: UTF8.self)
            return
        }
        file = value
        fileName = Self.parameter("filename", of: String(disposition))
        if fields["content-type"] == nil,
            let type = lines.first(where: { $0.lowercased().hasPrefix("content-type:") })
        {
            fields["content-type"] = String(type.dropFirst(13).drop { $0 == " " })
        }
    }

    /// A parameter of a header field, without its quotes; between them may stand anything but quotes, which
    /// browsers write as `%22`.
    ///
    /// By bytes: a text would take a quote and a combining character behind it for one character.
    private static func parameter(_ name: String, of text: String) -> String? {
        var rest = Array(text.utf8).drop { $0 != UInt8(ascii: ";") }
        while rest.popFirst() != nil {
            let found = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
            rest = rest[found.endIndex...]
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop { $0 == UInt8(ascii: " ") }
            let value = takeValue(&rest)
            let key = String(decoding: found.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self)
            if key.lowercased() == name { return String(decoding: value, as: UTF8.self) }
            rest = rest.drop { $0 != UInt8(ascii: ";") }
        }
        return nil
    }

    private static func takeValue(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        guard rest.first == UInt8(ascii: "\"") else {
            let value = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest[value.endIndex...]
            return value.filter { $0 > UInt8(ascii: " ") }
        }
        let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        rest = rest[value.endIndex...].dropFirst()
        return Array(value)
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, start <= bytes.count else { return nil }
        var place = start
        while place + pattern.count <= bytes.count {
            guard let next = bytes[place...].firstIndex(of: first), next + pattern.count <= bytes.count else {
                return nil
            }
            if bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return next }
            place = next + 1
        }
        return nil
    }
}
