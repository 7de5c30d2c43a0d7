public import Logging

/// How a function's log looks and what it leaves out: Lambda's logging configuration, as the function's environment has
/// it.
///
/// Source: Lambda developer guide, "Configuring advanced logging controls for Lambda functions" and its pages on log
/// formats and log-level filtering.
public struct LambdaLogConfiguration: Sendable, Equatable {
    public var format: Format
    /// The least severe level that is written.
    public var level: Logger.Level
    /// The variables whose values mean nothing: the defaults hold in their place.
    private(set) var unreadable: [Variable] = []

    static let variableNames = [formatName, levelName]
    private static let formatName = "AWS_LAMBDA_LOG_FORMAT"
    private static let levelName = "AWS_LAMBDA_LOG_LEVEL"

    public enum Format: Sendable, Equatable {
        /// One line of columns that are separated by tabs.
        case text
        /// One line of JSON, whose `level` and `timestamp` Lambda itself understands.
        case json
    }

    struct Variable: Sendable, Equatable {
        let name: String
        let value: String
    }

    public init(format: Format = .text, level: Logger.Level = .info) {
        self.format = format
        self.level = level
    }

    /// What `AWS_LAMBDA_LOG_FORMAT` (`Text`, `JSON`) and `AWS_LAMBDA_LOG_LEVEL` (`TRACE`, `DEBUG`, `INFO`, `WARN`,
    /// `ERROR`, `FATAL`) say, in any case; without them, or with others, text and `INFO`.
    ///
    /// The runtime says so when it starts with others.
    public init(environment: [String: String]) {
        self.init()
        if let value = environment[Self.formatName], !value.isEmpty {
            switch value.uppercased() {
            case "TEXT": format = .text
            case "JSON": format = .json
            default: unreadable.append(Variable(name: Self.formatName, value: value))
            }
        }
        if let value = environment[Self.levelName], !value.isEmpty {
            if let level = Logger.Level(lambdaName: value) {
                self.level = level
            } else {
                unreadable.append(Variable(name: Self.levelName, value: value))
            }
        }
    }
}
