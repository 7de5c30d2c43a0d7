/// Reads a SAM template with all that it nests, and resolves it into what the emulator has to run.
package struct TemplateReader: Sendable {
    package init() {}

    /// - Parameters:
    ///   - path: A `template.json` or `template.yaml`; paths in it are relative to its folder.
    ///   - parameters: Values for the root template's parameters.
    ///   - environment: What names and addresses are made from.
    ///   - storedParameters: The values in SSM's Parameter Store by their names, for parameters of SSM types.
    /// - Throws: `TemplateError` with everything that is wrong, not only the first.
    package func read(
        path: String, parameters: [String: String] = [:], environment: ServiceAddresses = ServiceAddresses(),
        storedParameters: [String: String] = [:]
    ) throws(TemplateError) -> Application {
        var loader = StackLoader()
        loader.load(path, stackName: environment.stackName)
        var report = loader.report
        for stack in loader.tree.stacks {
            var check = DependencyCheck(stack)
            check.run()
            report.add(check.report)
        }
        var assembly = Assembly(addresses: environment)
        if !loader.tree.stacks.isEmpty {
            var evaluator = Evaluator(
                tree: loader.tree, addresses: environment, parameters: parameters,
                storedParameters: storedParameters)
            evaluator.checkParameters()
            assembly.add(loader.tree, with: &evaluator)
            report.add(evaluator.report)
        }
        assembly.link()
        report.add(assembly.report)
        guard report.issues.isEmpty else {
            throw TemplateError(issues: Self.sorted(report.issues, files: loader.tree.stacks.map(\.path.shown)))
        }
        var application = assembly.application
        application.unsupported = report.unsupported
        application.warnings = report.warnings
        return application
    }

    /// By file, the root's first, then by line.
    private static func sorted(_ issues: [TemplateIssue], files: [String]) -> [TemplateIssue] {
        func rank(_ issue: TemplateIssue) -> Int { files.firstIndex(of: issue.location.path) ?? files.count }
        return issues.enumerated().sorted { left, right in
            (rank(left.element), left.element.location.line, left.offset)
                < (rank(right.element), right.element.location.line, right.offset)
        }.map(\.element)
    }
}
