/// A place in a template, written `path:line`.
package struct TemplateLocation: Sendable, Hashable, CustomStringConvertible {
    package var path: String
    /// From 1.
    package var line: Int

    package init(path: String, line: Int) {
        self.path = path
        self.line = line
    }

    package var description: String { "\(path):\(line)" }
}
