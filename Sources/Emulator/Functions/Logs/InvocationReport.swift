import FoundationEssentials

/// The platform's lines around the log of one invocation.
///
/// Source: AWS Lambda developer guide, "Viewing CloudWatch logs for Lambda functions" (plain text format).
struct InvocationReport: Sendable {
    let requestID: String
    let memoryMegabytes: Int

    var start: String { "START RequestId: \(requestID) Version: $LATEST" }
    var end: String { "END RequestId: \(requestID)" }

    /// - Parameters:
    ///   - memoryUsedMegabytes: the most that the process held; nil when it was gone before that could be read.
    ///   - initDuration: for the first invocation of an environment; billed since August 2025.
    func report(
        duration: Milliseconds, memoryUsedMegabytes: Int?, initDuration: Milliseconds?, outcome: InvocationOutcome
    ) -> String {
        let billed = initDuration.map { duration + $0 } ?? duration
        var fields = [
            "REPORT RequestId: \(requestID)", "Duration: \(duration) ms", "Billed Duration: \(billed.billed) ms",
            "Memory Size: \(memoryMegabytes) MB", "Max Memory Used: \(memoryUsedMegabytes ?? 0) MB",
        ]
        if let initDuration { fields.append("Init Duration: \(initDuration) ms") }
        switch outcome {
        case .success, .streamed, .functionError, .abandoned: break
        case .timedOut, .initError, .exited: fields += Self.status(outcome)
        }
        return fields.joined(separator: "\t")
    }

    /// What the platform says of an invocation that did not end by the runtime's own report.
    func failure(_ outcome: InvocationOutcome, at time: Date) -> [String] {
        switch outcome {
        case .success, .streamed, .functionError, .initError: []
        case .timedOut(let error):
            [
                "\(time.formatted(Self.timeStyle)) \(requestID) "
                    + (error.errorMessage.split(separator: "Error: ").last.map(String.init) ?? error.errorMessage)
            ]
        case .exited(let error): [error.errorMessage, error.errorType]
        case .abandoned: ["\(requestID) was cut off because the emulator shut down"]
        }
    }

    /// The line about an init phase that failed. AWS writes it again for a second attempt inside of the invocation
    /// (`Phase: invoke`), which there is none of here.
    static func initReport(duration: Milliseconds, outcome: InvocationOutcome) -> String {
        (["INIT_REPORT Init Duration: \(duration) ms", "Phase: init"] + status(outcome)).joined(separator: "\t")
    }

    private static func status(_ outcome: InvocationOutcome) -> [String] {
        if case .timedOut = outcome { return ["Status: timeout"] }
        return ["Status: error", "Error Type: \(outcome.loggedErrorType ?? "Runtime.Unknown")"]
    }

    private static let timeStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
