/// A place in the sources that breaks a rule.
struct Violation: Hashable, CustomStringConvertible {
    /// From the repository's root.
    let file: String
    /// From 1.
    let line: Int
    let rule: String

    var description: String { "\(file):\(line): \(rule)" }
}
