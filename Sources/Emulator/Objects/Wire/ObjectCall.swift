import Wire

/// One request to S3: which bucket and object it is about, and what it says.
struct ObjectCall: Sendable {
    let request: ServiceRequest
    let bucket: String?
    let key: String?
    private let parameters: [String: String]

    /// - Throws: `InvalidURI` for a path whose escapes are broken.
    init(_ request: ServiceRequest) throws(ObjectsError) {
        self.request = request
        parameters = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
        // SQLite's texts end at a NUL, and no client means one.
        guard let path = PercentDecoding.decode(request.path), !path.utf8.contains(0) else {
            throw ObjectsError("InvalidURI", "Couldn't parse the specified URI.", details: [("URI", request.path)])
        }
        let place = BucketAddress(host: request.headers["host"] ?? "", path: path)
        bucket = place.bucket
        key = place.key
    }

    var method: String { request.method }
    var requestID: String { RequestIDs.short(request.requestID) }

    func header(_ name: String) -> String? { request.headers[name] }

    /// The first value of a query parameter; empty for one without a value.
    subscript(parameter: String) -> String? { parameters[parameter] }

    func has(_ parameter: String) -> Bool { parameters[parameter] != nil }

    /// A whole number within its bounds.
    func number(_ name: String, in range: ClosedRange<Int>, default number: Int) throws(ObjectsError) -> Int {
        guard let text = self[name], !text.isEmpty else { return number }
        guard let value = Int(text) else {
            throw .invalidArgument("Provided \(name) not an integer or within integer range", name: name, value: text)
        }
        guard value >= range.lowerBound else {
            throw .invalidArgument(
                "Argument \(name) must be an integer between \(range.lowerBound) and 2147483647", name: name,
                value: text)
        }
        return min(value, range.upperBound)
    }

    /// The body's document, with the root that the operation has.
    func document(_ root: String) throws(ObjectsError) -> XMLNode {
        guard request.body.count <= ObjectsLimits.documentBytesMax else { throw .malformedXML }
        guard let node = try? XMLReader.read(request.body), node.name == root else { throw .malformedXML }
        return node
    }
}
