import FoundationEssentials

/// What a destination is told of an asynchronous invocation.
///
/// Source: Lambda developer guide, "Capturing records of Lambda asynchronous invocations".
struct InvocationRecord {
    enum Condition: String, Sendable {
        case success = "Success"
        case retriesExhausted = "RetriesExhausted"
        case eventAgeExceeded = "EventAgeExceeded"
        /// The function reserves no concurrency at all, so the event is not tried.
        case zeroReservedConcurrency = "ZeroReservedConcurrency"
    }

    let condition: Condition
    let event: AsynchronousEvent
    /// Nil when the function was not invoked at all.
    let result: InvocationResult?
    let time: Date

    /// The record's JSON, in the order of AWS's own.
    var json: String {
        var text = #"{"version":"1.0","timestamp":"\#(Self.timestamp(time))","requestContext":{"#
        text += #""requestId":\#(Self.quoted(event.requestID)),"functionArn":\#(Self.quoted(qualifiedARN)),"#
        text += #""condition":"\#(condition.rawValue)","approximateInvokeCount":\#(event.invocations)},"#
        text += #""requestPayload":\#(Self.json(event.payload))"#
        if let result {
            let error = result.failure.map { #","functionError":"\#($0.rawValue)""# } ?? ""
            text += #","responseContext":{"statusCode":200,"executedVersion":"$LATEST"\#(error)}"#
            text += #","responsePayload":\#(Self.json(result.payload))"#
        }
        return text + "}"
    }

    var qualifiedARN: String { "\(event.functionARN):$LATEST" }

    static func timestamp(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// A payload that is no JSON, as custom runtimes may give, is shown as a text.
    private static func json(_ payload: [UInt8]) -> String {
        let text = String(decoding: payload, as: UTF8.self)
        if payload.isEmpty { return "null" }
        return (try? JSONSyntax.check(payload)) == nil ? quoted(text) : text
    }

    static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? #""""#
    }
}
