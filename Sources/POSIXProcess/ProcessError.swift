/// What the system refused to this process.
package struct ProcessError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let fileID: String
    package let line: Int

    package init(_ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line) {
        self.code = code
        self.message = message
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable {
        /// No more threads, files or memory.
        case outOfResources
        /// A text that is no numeric address, or one that there is no way to.
        case invalidAddress
        /// A file that cannot be opened, written, read, moved or synced.
        case fileNotAccessible
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
