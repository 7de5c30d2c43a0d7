import Wire

/// What a request is answered with, before it is known how it is sent.
struct ObjectAnswer: Sendable {
    var status: Int
    var headers: [String: String]
    var body: Body

    enum Body: Sendable {
        case bytes([UInt8])
        /// A stretch of an object in files.
        case content(ContentReader, Range<Int>)
        /// Nothing, of the length that a GET would have.
        case head(length: Int)
    }

    init(_ status: Int = 200, headers: [String: String] = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer's document in S3's namespace.
    static func xml(_ name: String, _ children: [XMLElement], headers: [String: String] = [:]) -> ObjectAnswer {
        let root = XMLElement(name, attributes: [("xmlns", namespace)], children: children)
        return document(root.document, headers: headers)
    }

    static func document(_ bytes: [UInt8], headers: [String: String] = [:]) -> ObjectAnswer {
        ObjectAnswer(
            headers: headers.merging(["content-type": "application/xml"]) { given, _ in given }, body: .bytes(bytes))
    }

    static let namespace = "http://s3.amazonaws.com/doc/2006-03-01/"
}

extension [XMLElement] {
    /// Adds an element unless there is no text.
    mutating func add(_ name: String, _ text: String?) {
        if let text { append(XMLElement(name, text: text)) }
    }
}
