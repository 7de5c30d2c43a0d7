import Logging

/// One record of the log, of the function or of the runtime itself.
struct LogRecord {
    let timestamp: LogTimestamp
    let level: Logger.Level
    /// The logger's label.
    let label: String
    let message: String
    var requestID: String?
    /// The trace's id without what else is in the tracing header.
    var traceID: String?
    var tenantID: String?
    var errorType: String?
    var errorMessage: String?
    /// Where in the source it was made: `Module/File.swift:function:line`.
    var location: String?
    /// In the order in which it is written.
    var metadata: [(key: String, value: Logger.MetadataValue)] = []

    /// The record as one line, newline included.
    func line(in format: LambdaLogConfiguration.Format) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.usualBytes)
        switch format {
        case .text: appendText(to: &bytes)
        case .json: appendJSON(to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Room for most records, so that they take one allocation.
    private static let usualBytes = 512
}
