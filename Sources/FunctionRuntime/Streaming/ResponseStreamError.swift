/// Why a streamed response cannot be written.
public struct ResponseStreamError: Error, Sendable, CustomStringConvertible {
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
        case invalidContentType
        /// The head has been sent.
        case alreadyBegun
        /// The handler has returned.
        case ended
        /// The Runtime API takes no more of it.
        case connectionLost
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
