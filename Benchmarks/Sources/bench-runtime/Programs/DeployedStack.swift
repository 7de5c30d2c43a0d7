import BenchReport
import FoundationEssentials

/// SubscriptionCharge as it is deployed: its packaged bootstrap, and for each function of its template the environment
/// that it gets there.
struct DeployedStack {
    let functions: [Peer]

    init(_ files: BenchFiles) throws {
        guard try ELFFile.isStatic(files.stackBootstrap) else {
            throw BenchError("\(files.stackBootstrap) is no static program: run “make package” first")
        }
        let text = try Data(contentsOf: URL(filePath: files.stackTemplate))
        let template = try JSONDecoder().decode(JSONValue.self, from: text)
        var variables: [String: String] = [:]
        if case .object(let declared)? = template["Globals"]?["Function"]?["Environment"]?["Variables"] {
            for (name, value) in declared { variables[name] = Self.value(of: name, declared: value) }
        }
        variables["SHARED_LAYER_PATH"] = files.sharedLayer
        guard case .object(let resources)? = template["Resources"], !variables.isEmpty else {
            throw BenchError("\(files.stackTemplate) has no functions, or none with an environment")
        }
        functions = resources.values.compactMap { resource in
            resource["Type"]?.string == "AWS::Serverless::Function" ? resource["Properties"]?["Handler"]?.string : nil
        }.sorted().map { name in
            Peer(name: name, command: [files.stackBootstrap], handler: name, environment: variables, result: .exact)
        }
    }

    /// Something of the form that the deployment would give; nothing connects there before the first invocation.
    private static func value(of name: String, declared: JSONValue) -> String {
        if let text = declared.string { return text }
        if name.hasSuffix("_URL") { return "https://sqs.eu-central-1.amazonaws.com/123456789012/benchmark" }
        switch name {
        case "ENVIRONMENT": return "dev"
        case "LOG_LEVEL": return "INFO"
        case "PARTNER_INSIDE_ADDRESSES_ALLOWED": return ""
        default: return "benchmark"
        }
    }
}
