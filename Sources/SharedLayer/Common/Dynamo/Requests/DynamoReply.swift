import JSONCoding

/// The output of an operation: its members are read when they are asked for.
struct DynamoReply {
    let document: DynamoDocument
    /// The object whose members these are.
    private let root: Int

    /// Throws a `DecodingError`.
    init(_ bytes: [UInt8]) throws {
        document = try DynamoDocument(bytes.isEmpty ? Array("{}".utf8) : bytes)
        root = 0
        guard document.json[0].kind == .object else { throw Self.corrupted("an answer must be an object") }
    }

    private init(_ document: DynamoDocument, at root: Int) {
        self.document = document
        self.root = root
    }

    private static func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: reason))
    }

    func index(_ name: String) -> Int? {
        let found = document.json.member(name, in: root, from: JSONDocument.firstMember(of: root))
        guard let found, document.json[found + 1].kind != .null else { return nil }
        return found + 1
    }

    func item(_ name: String) throws -> DynamoItem? { try index(name).map(document.item) }

    func items(_ name: String) throws -> [DynamoItem] { try elements(name, document.item) }

    func elements<Element>(_ name: String, _ read: (Int) throws -> Element) throws -> [Element] {
        try index(name).map { try document.elements(of: $0, read) } ?? []
    }

    func integer(_ name: String) -> Int? { number(name).flatMap { Int($0) } }

    func number(_ name: String) -> Double? {
        guard let index = index(name), document.json[index].kind == .number else { return nil }
        return Double(String(decoding: document.json.text[document.json[index].bytes], as: UTF8.self))
    }

    func text(_ name: String) -> String? { index(name).flatMap { document.json.string(at: $0) } }

    /// The object of that name; one that is not there is empty.
    func objects(_ name: String) throws -> [(name: String, reply: DynamoReply)] {
        guard let index = index(name) else { return [] }
        guard document.json[index].kind == .object else { throw Self.corrupted("\(name) must be an object") }
        var objects: [(String, DynamoReply)] = []
        document.json.forEachMember(of: index) { name, value in
            if let name = document.json.string(at: name) { objects.append((name, DynamoReply(document, at: value))) }
        }
        return objects
    }

    func object(at index: Int) throws -> DynamoReply {
        guard document.json[index].kind == .object else { throw Self.corrupted("this must be an object") }
        return DynamoReply(document, at: index)
    }

    /// The elements where this is an array itself.
    func ownElements<Element>(_ read: (Int) throws -> Element) throws -> [Element] {
        try document.elements(of: root, read)
    }
}
