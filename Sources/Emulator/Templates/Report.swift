/// What reading finds besides the application, each thing once.
struct Report: Sendable {
    private(set) var issues: [TemplateIssue] = []
    private(set) var unsupported: [UnsupportedFeature] = []
    private(set) var warnings: [TemplateWarning] = []

    mutating func add(_ issue: TemplateIssue) {
        if !issues.contains(issue) { issues.append(issue) }
    }

    mutating func add(_ feature: UnsupportedFeature) {
        if !unsupported.contains(feature) { unsupported.append(feature) }
    }

    mutating func add(_ warning: TemplateWarning) {
        if !warnings.contains(warning) { warnings.append(warning) }
    }

    mutating func add(_ other: Report) {
        for issue in other.issues { add(issue) }
        for feature in other.unsupported { add(feature) }
        for warning in other.warnings { add(warning) }
    }
}
