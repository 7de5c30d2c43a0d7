import FoundationEssentials
import Logging

@testable import FunctionRuntime

private struct ReadRecord: Decodable {
    let message: String
    let requestId: String?
    let errorMessage: String?
}

/// A record is one line without anything that a terminal would obey, and in JSON says what was logged.
func fuzzLogRecord(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let milliseconds = Int64(input.text()) ?? 0
    var record = LogRecord(
        timestamp: LogTimestamp(millisecondsSince1970: milliseconds), level: .info, label: input.text(),
        message: input.text())
    record.requestID = input.isEmpty ? nil : input.text()
    record.errorMessage = input.isEmpty ? nil : input.text()
    while !input.isEmpty { record.metadata.append((key: input.text(), value: metadataValue(&input))) }

    let json = record.line(in: .json)
    try checkLine(json, allowed: [])
    let read = decoded(ReadRecord.self, String(decoding: json, as: UTF8.self))
    try promise(
        read?.message == record.message && read?.requestId == record.requestID
            && read?.errorMessage == record.errorMessage,
        "the record is JSON that says what was logged")
    try checkLine(record.line(in: .text), allowed: [UInt8(ascii: "\t"), UInt8(ascii: "\r")])
}

private func metadataValue(_ input: inout FuzzInput) -> Logger.MetadataValue {
    let text = input.text()
    return switch text.utf8.first {
    case UInt8(ascii: "["): .array([.string(text), .stringConvertible(text.utf8.count)])
    case UInt8(ascii: "{"): .dictionary([text: .string(input.text()), "": .array([])])
    case UInt8(ascii: "#"): .stringConvertible(Double(text.dropFirst()) ?? .infinity)
    default: .string(text)
    }
}

private func checkLine(_ line: [UInt8], allowed: Set<UInt8>) throws(BrokenPromise) {
    try promise(line.last == UInt8(ascii: "\n"), "a record ends in a line feed")
    try promise(
        line.dropLast().allSatisfy { !$0.isASCIIControl || allowed.contains($0) },
        "a record is one line: \(String(decoding: line, as: UTF8.self))")
}
