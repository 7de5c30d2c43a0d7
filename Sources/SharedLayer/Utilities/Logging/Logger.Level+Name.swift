package import Logging

extension Logger.Level {
    static var names: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }

    /// A level by its name in any case; `WARN` and `FATAL` as Lambda spells them too.
    package init?(name: String) {
        switch name.lowercased() {
        case "warn": self = .warning
        case "fatal": self = .critical
        case let name: self.init(rawValue: name)
        }
    }
}
