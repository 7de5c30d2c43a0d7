import Wire

/// An error of S3: it reaches the caller as S3's XML.
///
/// Source: Amazon S3 API reference, "Error responses".
struct ObjectsError: Error, Sendable {
    let code: String
    let message: String
    let status: Int
    /// Elements between the message and the request's id, such as `BucketName`.
    var details: [(name: String, value: String)] = []
    var headers: [String: String] = [:]

    init(
        _ code: String, _ message: String, status: Int = 400, details: [(name: String, value: String)] = [],
        headers: [String: String] = [:]
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.details = details
        self.headers = headers
    }

    func document(resource: String, requestID: String) -> [UInt8] {
        XMLElement(
            "Error",
            children: [XMLElement("Code", text: code), XMLElement("Message", text: message)]
                + details.map { XMLElement($0.name, text: $0.value) }
                + [
                    XMLElement("Resource", text: resource), XMLElement("RequestId", text: requestID),
                    XMLElement("HostId", text: RequestIDs.hostID(of: requestID)),
                ]
        ).document
    }
}
