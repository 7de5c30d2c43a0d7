/// What is wrong with a line of an export.
struct LegacyIssue: CustomStringConvertible {
    let line: Int
    /// The member, or nothing where it is about the line as a whole.
    let field: String
    let message: String

    var description: String { "line \(line)\(field.isEmpty ? "" : ", \(field)"): \(message)" }
}
