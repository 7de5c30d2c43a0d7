extension LogRecord {
    /// Appends the record as an object without spaces.
    ///
    /// The names are those of AWS's runtimes: `timestamp`, `level` and `message` first, `logger` as the Python runtime
    /// has it, `requestId`, `tenantId`, `errorType`, `errorMessage` and `location`; `traceId` and `metadata` as the
    /// Swift one. What is absent has no member. Metadata stays an object of its own, so that no key of the caller's
    /// can take the place of one of these.
    ///
    /// Source: aws-lambda-python-runtime-interface-client and aws-lambda-nodejs-runtime-interface-client on GitHub.
    func appendJSON(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"timestamp":""#.utf8)
        timestamp.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        Self.append("level", level.lambdaName, to: &bytes)
        Self.append("message", message, to: &bytes)
        Self.append("logger", label, to: &bytes)
        Self.append("requestId", requestID, to: &bytes)
        Self.append("traceId", traceID, to: &bytes)
        Self.append("tenantId", tenantID, to: &bytes)
        Self.append("errorType", errorType, to: &bytes)
        Self.append("errorMessage", errorMessage, to: &bytes)
        Self.append("location", location, to: &bytes)
        if !metadata.isEmpty {
            bytes.append(contentsOf: #","metadata":"#.utf8)
            bytes.appendJSON(metadata)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ name: String, _ value: String?, to bytes: inout [UInt8]) {
        guard let value else { return }
        bytes.append(contentsOf: #",""#.utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(contentsOf: #"":"#.utf8)
        bytes.appendJSON(value)
    }
}
