/// A rule of EventBridge that has a schedule expression and is enabled.
package struct ScheduledRule: Codable, Sendable, Equatable {
    package var arn: String
    package var expression: String

    package init(arn: String, expression: String) {
        self.arn = arn
        self.expression = expression
    }
}
