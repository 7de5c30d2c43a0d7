import Logging

extension LogRecord {
    /// Appends the record as AWS's runtimes lay out a line of text: time, request id, level and message in columns that
    /// are separated by tabs, `-` where there is no request; then, in a column of its own, `key=value` for the rest.
    ///
    /// The trace and the tenant are left out: the request's id leads to both.
    ///
    /// Source: aws-lambda-nodejs-runtime-interface-client on GitHub.
    func appendText(to bytes: inout [UInt8]) {
        timestamp.append(to: &bytes)
        bytes.append(UInt8(ascii: "\t"))
        Self.append(requestID ?? "-", to: &bytes)
        bytes.append(UInt8(ascii: "\t"))
        bytes.append(contentsOf: level.lambdaName.utf8)
        bytes.append(UInt8(ascii: "\t"))
        Self.append(message, to: &bytes)
        bytes.append(UInt8(ascii: "\t"))
        bytes.appendText("logger", .string(label))
        if let errorType { bytes.appendText("errorType", .string(errorType)) }
        if let errorMessage { bytes.appendText("errorMessage", .string(errorMessage)) }
        if let location { bytes.appendText("location", .string(location)) }
        for (key, value) in metadata { bytes.appendText(key, value) }
    }

    /// Appends free text without what would end the record or what a terminal would obey.
    ///
    /// Lambda makes an event of each line, so that a line break becomes a carriage return, as in AWS's Node.js runtime.
    /// Other control characters are written as JSON escapes them.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"):
                if previous != UInt8(ascii: "\r") { bytes.append(UInt8(ascii: "\r")) }
            case UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                bytes.append(byte)
            case _ where byte.isASCIIControl:
                bytes.appendUnicodeEscape(byte)
            default:
                bytes.append(byte)
            }
            previous = byte
        }
    }
}
