/// A piece of parsing code together with what it promises for every input.
///
/// `make soak` looks for inputs that break a promise; `make check` replays those that were kept. The raw value names the
/// target's folder in `Tests/Fuzzing/Corpus`.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case certificates
    case configuration
    case errorReport = "error-report"
    case eventTexts = "event-texts"
    case events
    case headerSection = "header-section"
    case inflater
    case invocation
    case jsonCoder = "json-coder"
    case jsonText = "json-text"
    case logRecord = "log-record"
    case partnerURL = "partner-url"
    case responseReader = "response-reader"
    case traceHeader = "trace-header"

    /// Lets the code work on one input. Inputs that it refuses by an error of its own are as good as any.
    ///
    /// - Throws: `BrokenPromise`.
    public func run(_ bytes: [UInt8]) throws(BrokenPromise) {
        switch self {
        case .certificates: try fuzzCertificates(FuzzInput(bytes))
        case .configuration: try fuzzConfiguration(FuzzInput(bytes))
        case .errorReport: try fuzzErrorReport(FuzzInput(bytes))
        case .eventTexts: try fuzzEventTexts(FuzzInput(bytes))
        case .events: try fuzzEvents(FuzzInput(bytes))
        case .headerSection: try fuzzHeaderSection(bytes)
        case .inflater: try fuzzInflater(bytes)
        case .invocation: try fuzzInvocation(bytes)
        case .jsonCoder: try fuzzJSONCoder(bytes)
        case .jsonText: try fuzzJSONText(FuzzInput(bytes))
        case .logRecord: try fuzzLogRecord(FuzzInput(bytes))
        case .partnerURL: try fuzzPartnerURL(FuzzInput(bytes))
        case .responseReader: try fuzzResponseReader(FuzzInput(bytes))
        case .traceHeader: try fuzzTraceHeader(FuzzInput(bytes))
        }
    }
}
