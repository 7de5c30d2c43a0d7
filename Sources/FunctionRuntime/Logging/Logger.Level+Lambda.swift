package import Logging

extension Logger.Level {
    /// The level's name in Lambda's records, where `notice` is `INFO`: Lambda knows no level between that and `WARN`.
    ///
    /// Source: Lambda developer guide, "Log-level filtering".
    package var lambdaName: String {
        switch self {
        case .trace: "TRACE"
        case .debug: "DEBUG"
        case .info, .notice: "INFO"
        case .warning: "WARN"
        case .error: "ERROR"
        case .critical: "FATAL"
        }
    }

    /// A level by its name as `AWS_LAMBDA_LOG_LEVEL` has it, in any case.
    init?(lambdaName: String) {
        switch lambdaName.uppercased() {
        case "TRACE": self = .trace
        case "DEBUG": self = .debug
        case "INFO": self = .info
        case "WARN": self = .warning
        case "ERROR": self = .error
        case "FATAL": self = .critical
        default: return nil
        }
    }
}
