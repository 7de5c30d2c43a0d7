/// One place in the source that an error passed, for stack traces in Lambda's errors and in X-Ray.
public struct ErrorFrame: Sendable, Equatable {
    /// Such as `Payments/Charge.swift`.
    public var path: String
    public var line: Int
    /// The function's name.
    public var label: String

    public init(path: String, line: Int, label: String = "") {
        self.path = path
        self.line = line
        self.label = label
    }

    var text: String { label.isEmpty ? "\(path):\(line)" : "\(label) (\(path):\(line))" }
}
