import Templates

/// What the person at the terminal is told: first what will not work as on AWS, then where everything is.
package struct StartupReport: Sendable {
    let application: Application
    /// Tables that are on disk in another form than the template declares.
    let kept: [TemplateWarning]
    let addresses: Addresses

    /// Loud where a template asks for something that is not emulated; empty where there is nothing to say.
    package var beforeStart: String {
        var text = ""
        if !application.unsupported.isEmpty {
            text += "NOT EMULATED, and ignored (\(application.unsupported.count)):\n"
            for feature in application.unsupported { text += "  ! \(feature)\n" }
            text += "\n"
        }
        if !application.warnings.isEmpty {
            text += "Works here, but not on AWS:\n"
            for warning in application.warnings { text += "  ! \(warning)\n" }
            text += "\n"
        }
        for warning in kept { text += "  ! \(warning)\n" }
        return text
    }

    package var onceRunning: String {
        var lines = section("Functions", application.functions.map { "\($0.stack)/\($0.logicalID)" })
        for api in application.apis {
            let url = addresses.apis["\(api.stack)/\(api.logicalID)"] ?? addresses.api
            lines += section("API \(api.stack)/\(api.logicalID)", api.routes.map { Self.line($0.key, at: url) })
        }
        lines += section("Tables", application.tables.map(\.name))
        lines += section("Queues", application.queues.map(\.name))
        lines += section(
            "Schedules",
            application.eventRules.filter(\.isScheduled).map(\.name) + application.schedulerSchedules.map(\.name))
        lines += ["", "Services   export AWS_ENDPOINT_URL=\(addresses.services)"]
        lines += ["Ready. Press Ctrl-C to end."]
        return lines.joined(separator: "\n")
    }

    private func section(_ title: String, _ entries: [String]) -> [String] {
        entries.isEmpty ? [] : [title] + entries.map { "  \($0)" }
    }

    private static func line(_ routeKey: String, at url: String) -> String {
        let parts = routeKey.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return "\(routeKey) \(url)" }
        let method = parts[0] + String(repeating: " ", count: max(0, 7 - parts[0].count))
        return "\(method)\(url)\(parts[1])"
    }
}
