/// What went otherwise than the scenario says.
package struct ScenarioError: Error, CustomStringConvertible {
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
