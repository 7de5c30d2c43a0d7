/// Why something inside an event could not be read, although the event itself was decoded.
public struct LambdaEventError: Error, Sendable, CustomStringConvertible {
    public let code: Code
    public let message: String
    public let fileID: String
    public let line: Int

    init(_ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line) {
        self.code = code
        self.message = message
        self.fileID = fileID
        self.line = line
    }

    public enum Code: String, Sendable {
        /// A text that the event says is base64 is not.
        case invalidBase64
        /// A key is no form-encoded UTF-8.
        case invalidObjectKey
        /// An ARN has not the parts that it should.
        case invalidARN
        /// Compressed data is damaged or not gzip.
        case invalidGzip
        /// Decompressed data has more bytes than the caller allows.
        case dataTooLarge
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
