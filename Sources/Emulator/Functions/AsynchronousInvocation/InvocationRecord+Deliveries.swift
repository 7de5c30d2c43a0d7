import Delivery
import FoundationEssentials

extension InvocationRecord {
    /// Lambda tries a destination again for a short while.
    private static let retry = RetryPolicy(phases: [
        .init(retries: 3, delaySecondsMin: 1, delaySecondsMax: 4, backoff: .exponential)
    ])

    /// The record for a destination, in the form that the destination's service gets.
    func delivery(to destination: String, id: String) -> Delivery {
        let isEvent = destination.contains(":events:")
        return Delivery(
            lane: destination, target: destination, body: isEvent ? event(to: destination, id: id) : json,
            retry: Self.retry, traceHeader: event.traceID,
            details: destination.hasPrefix("arn:aws:s3:")
                ? ["key": DestinationKey.make(path: ["async", functionName], at: time, id: id)] : [:])
    }

    private var functionName: String {
        event.functionARN.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }

    /// The event itself, with the error in attributes, as a function's dead-letter queue or topic gets it.
    ///
    /// Source: Lambda developer guide, "Adding a dead-letter queue".
    func deadLetter(to target: String) -> Delivery {
        let code = condition == .eventAgeExceeded && result == nil ? "429" : "200"
        return Delivery(
            lane: target, target: target, body: String(decoding: event.payload, as: UTF8.self),
            attributes: [
                "RequestID": .init(type: "String", value: event.requestID),
                "ErrorCode": .init(type: "Number", value: code),
                "ErrorMessage": .init(type: "String", value: errorMessage),
            ], retry: Self.retry)
    }

    /// The first 1 KB of what the function said; an attribute may not be empty.
    private var errorMessage: String {
        struct FunctionFailure: Decodable { let errorMessage: String? }
        let failure = result.flatMap { try? JSONDecoder().decode(FunctionFailure.self, from: Data($0.payload)) }
        let text = failure?.errorMessage ?? result.map { String(decoding: $0.payload, as: UTF8.self) } ?? ""
        let bytes = text.isEmpty ? Array(condition.rawValue.utf8) : Array(text.utf8.prefix(1024))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The whole event that a bus gets: Lambda's own source, the record as its detail.
    private func event(to bus: String, id: String) -> String {
        let parts = event.functionARN.split(separator: ":", omittingEmptySubsequences: false)
        let region = parts.count > 4 ? String(parts[3]) : ""
        let account = parts.count > 4 ? String(parts[4]) : ""
        let outcome = condition == .success ? "Success" : "Failure"
        var text = #"{"version":"0","id":"\#(id)","detail-type":"Lambda Function Invocation Result - \#(outcome)","#
        text +=
            #""source":"lambda","account":"\#(account)","time":"\#(time.formatted(.iso8601))","region":"\#(region)","#
        text += #""resources":[\#(Self.quoted(bus)),\#(Self.quoted(qualifiedARN))],"detail":\#(json)}"#
        return text
    }
}
