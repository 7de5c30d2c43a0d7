/// Everything that is wrong with the configuration, in one error: who deploys wants to mend it in one go.
package struct ConfigError: Error, Sendable, Equatable, CustomStringConvertible {
    package let issues: [Issue]

    package init(issues: [Issue]) {
        self.issues = issues
    }

    package struct Issue: Sendable, Equatable {
        package let key: String
        package let reason: Reason
        package let documentation: String

        package init(key: String, reason: Reason, documentation: String) {
            self.key = key
            self.reason = reason
            self.documentation = documentation
        }
    }

    package enum Reason: Sendable, Equatable {
        case missing
        /// What was expected instead. The value itself is never told: it may be a secret.
        case invalid(expected: String)
    }

    package var description: String {
        let lines = issues.map { issue in
            switch issue.reason {
            case .missing: "\(issue.key) is missing (\(issue.documentation))"
            case .invalid(let expected): "\(issue.key) must be \(expected) (\(issue.documentation))"
            }
        }
        return "the environment is not complete: " + lines.joined(separator: "; ")
    }
}
