extension PipelineLayout {
    /// A change of a file that lists the pipelines.
    struct Change: Sendable {
        let path: String
        /// Throws a `CommandError` when the file does not read as it did when this was written.
        let edit: @Sendable (String) throws -> String
    }

    /// What is there already, and gets to know the new pipeline.
    var changes: [Change] {
        [
            Change(path: "Package.swift") { [self] in try package($0) },
            Change(path: "Makefile") { [self] in try makefile($0) },
            Change(path: "template.json") { [self] in try template($0) },
        ]
    }

    /// Stack and bootstrap after the last bootstrap, tests after the last stack's tests.
    private func package(_ text: String) throws -> String {
        var lines = Self.lines(text)
        guard let bootstrap = lines.lastIndex(where: { $0.hasPrefix("        bootstrap(\"") }) else {
            throw Self.unknown("Package.swift", "no line bootstrap(\"…\"), to put the new stack below it")
        }
        lines.insert(
            contentsOf: ["        stack(\"\(name.name)\"),", "        bootstrap(\"\(name.name)\"),"], at: bootstrap + 1)
        guard let last = lines.lastIndex(where: { $0.contains("at: \"Handlers/") }),
            let end = lines[last...].firstIndex(of: "            ]),")
        else {
            throw Self.unknown("Package.swift", "no tests(…, at: \"Handlers/…\") that ends in a line “]),”")
        }
        lines.insert(
            contentsOf: [
                "        tests(", "            \"\(name.name)\", at: \"Handlers/\(name.name)\",", "            [",
                "                \"\(name.name)\", \"Scenario\", \"SharedLayer\", \"LambdaEvents\", \"FunctionRuntime\",",
                "                \"CurlTransport\", \"OpenSSLCrypto\", .logging,", "            ]),",
            ], at: end + 1)
        return lines.joined(separator: "\n")
    }

    private func makefile(_ text: String) throws -> String {
        var lines = Self.lines(text)
        guard let stacks = lines.firstIndex(where: { $0.hasPrefix("STACKS := ") }) else {
            throw Self.unknown("Makefile", "no line STACKS := …, to name the new stack in it")
        }
        lines[stacks] += " \(name.name)"
        return lines.joined(separator: "\n")
    }

    /// The nested stack as the last resource.
    private func template(_ text: String) throws -> String {
        var lines = Self.lines(text)
        guard let end = Self.endOfResources(lines) else {
            throw Self.unknown("template.json", "no end of Resources, a line “  },” before Outputs")
        }
        lines[end - 1] += ","
        lines.insert(contentsOf: Self.lines(name.fill(Self.nestedStack)), at: end)
        return lines.joined(separator: "\n")
    }

    private static func endOfResources(_ lines: [String]) -> Int? {
        guard let outputs = lines.firstIndex(of: "  \"Outputs\": {"), outputs > 1, lines[outputs - 1] == "  },",
            lines[outputs - 2] == "    }"
        else { return nil }
        return outputs - 1
    }

    private static let nestedStack = #"""
            "<Name>": {
              "Type": "AWS::Serverless::Application",
              "DependsOn": "SharedLayer",
              "Properties": {
                "Location": "Sources/Handlers/<Name>/template.json",
                "Parameters": {
                  "Environment": {"Ref": "Environment"},
                  "Runtime": {"Ref": "Runtime"},
                  "LogLevel": {"Ref": "LogLevel"}
                }
              }
            }
        """#

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func unknown(_ path: String, _ missing: String) -> CommandError {
        CommandError("\(path) does not read as expected: it has \(missing). Nothing was written.")
    }
}
