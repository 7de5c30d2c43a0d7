/// Why templates cannot be run: everything that was found wrong, in the order of files and lines.
package struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    package let issues: [TemplateIssue]

    package init(issues: [TemplateIssue]) {
        self.issues = issues
    }

    package var description: String { issues.map(\.description).joined(separator: "\n") }
}
