import Templates

/// What the person at the terminal is told: first what will not work as on AWS, then where everything is.
package struct StartupReport: Sendable {
    let application: Application
    /// Tables that are on disk in another form than the template declares.
    let kept: [TemplateWarning]
    let addresses: Addresses
    let options: EmulatorOptions

    /// Functions of nested stacks alone are told with their stack.
    private static let rootStack = ServiceAddresses().stackName
    /// Enough for the five or six long names that CloudFormation makes; what is beyond is counted.
    private static let namesCharactersMax = 240

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

    /// Each kind of resource in a line, how many and which; each API with its routes.
    package var onceRunning: String {
        var lines = Self.kind(
            "Functions",
            application.functions.map { $0.stack == Self.rootStack ? $0.logicalID : "\($0.stack)/\($0.logicalID)" })
        for api in application.apis {
            let url = addresses.apis["\(api.stack)/\(api.logicalID)"] ?? addresses.api
            lines.append("API \(api.stack)/\(api.logicalID)")
            lines += api.routes.map { "  " + Self.line($0.key, at: url) }
        }
        lines += stores + messaging + values
        lines += ["", "Services   export AWS_ENDPOINT_URL=\(addresses.services)"]
        lines += ["Ready. Press Ctrl-C to end."]
        return lines.joined(separator: "\n")
    }

    private var stores: [String] {
        Self.kind("Tables", application.tables.map { $0.hasStream ? "\($0.name) (stream)" : $0.name })
            + Self.kind("Buckets", application.buckets.map(\.name), at: "\(addresses.services)/NAME")
    }

    private var messaging: [String] {
        let rules = application.eventRules.filter { !$0.isScheduled }.map(\.name)
        let scheduled = application.eventRules.filter(\.isScheduled).map(\.name)
        return Self.kind(
            "Queues", application.queues.map(\.name), at: "\(addresses.services)/\(options.accountID)/NAME")
            + Self.kind(
                "Topics", application.topics.map(\.name), at: "arn:aws:sns:\(options.region):\(options.accountID):NAME")
            + Self.kind("Buses", application.eventBuses.map(\.name))
            + Self.kind("Rules", rules)
            + Self.kind(
                "Schedules", scheduled + application.schedulerSchedules.map(\.name), at: "try: moneta clock advance 1d")
            + Self.kind("Mappings", application.eventSources.map(Self.mapping))
    }

    private var values: [String] {
        Self.kind("Keys", application.keys.map { $0.aliases.first ?? $0.keyID })
            + Self.kind("Secrets", application.secrets.map(\.name))
            + Self.kind("Parameters", application.parameters.map(\.name))
    }

    /// Nothing for none; what does not fit into the line is counted.
    ///
    /// - Parameter address: how one of them is reached, behind the names.
    private static func kind(_ title: String, _ names: [String], at address: String? = nil) -> [String] {
        guard let first = names.first else { return [] }
        var shown = first
        var left = names.dropFirst()
        while let next = left.first, shown.count + next.count + 2 <= namesCharactersMax {
            shown += ", \(next)"
            left = left.dropFirst()
        }
        if !left.isEmpty { shown += " and \(left.count) more" }
        let label = title.padded(to: 11) + String(names.count).padded(to: 4)
        return [label + shown + (address.map { "   \($0)" } ?? "")]
    }

    /// The source's name and the function's, out of their ARNs.
    private static func mapping(_ source: EventSourceResource) -> String {
        let resource = source.sourceARN.split(separator: ":", maxSplits: 5).last ?? ""
        let parts = resource.split(separator: "/")
        let name = parts.count > 1 ? parts[1] : resource
        return "\(name) → \(source.function.split(separator: ":").last ?? "")"
    }

    private static func line(_ routeKey: String, at url: String) -> String {
        let parts = routeKey.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return "\(routeKey) \(url)" }
        return "\(String(parts[0]).padded(to: 7))\(url)\(parts[1])"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
