package import FoundationEssentials

/// One line of a function's log.
package struct LogEntry: Sendable {
    package let function: FunctionID
    /// `/aws/lambda/<name>`
    package let group: String
    /// The execution environment's stream, such as `2026/11/21/[$LATEST]1f0c…`.
    package let stream: String
    /// The invocation that was in hand; nil outside of one.
    package let requestID: String?
    package let source: Source
    /// Without its line end; at most 256 KB or a little more.
    package let line: [UInt8]
    package let time: Date

    package var text: String { String(decoding: line, as: UTF8.self) }

    package enum Source: Sendable {
        /// START, END, REPORT, INIT_REPORT, EXTENSION and errors of the platform.
        case platform
        /// What the runtime's process wrote to its standard output or error.
        case function
        /// What the processes of external extensions wrote.
        case `extension`
    }
}
