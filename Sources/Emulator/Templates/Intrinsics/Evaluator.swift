/// Resolves values: parameters, conditions, references and the functions of CloudFormation.
///
/// It works from what is asked for to what that needs, across stacks, so that neither the order of resources nor of
/// stacks matters; the steps under way are kept, and one that comes twice is a cycle. What cannot be resolved is
/// reported once and becomes `unknown`.
struct Evaluator {
    let tree: StackTree
    let addresses: ServiceAddresses
    /// The root stack's parameters as given by the caller.
    let parameters: [String: String]
    /// The values of SSM's parameters that exist already, by their names.
    let storedParameters: [String: String]

    var report = Report()
    private var trail: [ResolutionStep] = []
    private var values: [ResolutionStep: TemplateNode] = [:]
    /// By export name; nil until somebody imports.
    var exports: [String: Export]?

    struct Export {
        let stack: StackID
        let output: String
    }

    init(
        tree: StackTree, addresses: ServiceAddresses, parameters: [String: String],
        storedParameters: [String: String] = [:]
    ) {
        self.tree = tree
        self.addresses = addresses
        self.parameters = parameters
        self.storedParameters = storedParameters
    }

    /// The value, or nil for `AWS::NoValue`.
    mutating func resolve(_ node: TemplateNode, in scope: Scope) -> TemplateNode? {
        // Only conditions have a function `Condition`; elsewhere it is a key like others.
        if let call = Intrinsic(node), call.name != "Condition" { return evaluate(call, in: scope) }
        switch node.content {
        case .list(let items):
            var resolved: [TemplateNode] = []
            for item in items {
                if let value = resolve(item, in: scope) { resolved.append(value) }
            }
            return TemplateNode(.list(resolved), at: node.location)
        case .map(let entries):
            var resolved: [TemplateNode.Entry] = []
            for var entry in entries {
                guard let value = resolve(entry.value, in: scope) else { continue }
                entry.value = value
                resolved.append(entry)
            }
            return TemplateNode(.map(resolved), at: node.location)
        // Dynamic references are looked up when the stores are open, and in the environment of functions.
        case .string, .null, .bool, .number, .unknown: return node
        }
    }

    private mutating func evaluate(_ call: Intrinsic, in scope: Scope) -> TemplateNode? {
        switch call.name {
        case "Ref": reference(call, in: scope)
        case "Fn::GetAtt": attribute(call, in: scope)
        case "Fn::Sub": substitute(call, in: scope)
        case "Fn::Join": join(call, in: scope)
        case "Fn::Select": select(call, in: scope)
        case "Fn::Split": split(call, in: scope)
        case "Fn::FindInMap": findInMap(call, in: scope)
        case "Fn::Base64": base64(call, in: scope)
        case "Fn::GetAZs": availabilityZones(call)
        case "Fn::ImportValue": importValue(call, in: scope)
        case "Fn::If": conditional(call, in: scope)
        case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not":
            TemplateNode(
                .bool(isTrue(TemplateNode(.map([entry(call)]), at: call.location), in: scope)), at: call.location)
        default:
            fail(.invalidIntrinsic, "\(call.name) is not emulated", "write the value itself", at: call.location, scope)
        }
    }

    private func entry(_ call: Intrinsic) -> TemplateNode.Entry {
        TemplateNode.Entry(key: call.name, location: call.location, value: call.argument)
    }

    /// Works a value out once; a step that is under way already is a cycle.
    mutating func once(
        _ step: ResolutionStep, at location: TemplateLocation, _ scope: Scope,
        _ work: (inout Evaluator) -> TemplateNode
    ) -> TemplateNode {
        if let known = values[step] { return known }
        if let start = trail.firstIndex(of: step) {
            let names = (trail[start...] + [step]).map { $0.description(in: tree) }
            return fail(
                .circularDependency, "Circular dependency: " + names.joined(separator: " → "),
                "take one of these references out", at: location, scope)
        }
        trail.append(step)
        let value = work(&self)
        trail.removeLast()
        values[step] = value
        return value
    }

    /// Reports and gives the value that stands for what is not known.
    @discardableResult
    mutating func fail(
        _ code: TemplateIssue.Code, _ what: String, _ remedy: String?, at location: TemplateLocation, _ scope: Scope
    ) -> TemplateNode {
        report.add(
            TemplateIssue(code, at: location, resource: scope.resource ?? tree[scope.stack].label, what, remedy: remedy)
        )
        return .unknown(at: location)
    }

    mutating func unsupported(_ what: String, at location: TemplateLocation, _ scope: Scope) {
        report.add(
            UnsupportedFeature(resource: scope.resource ?? tree[scope.stack].label, what: what, location: location))
    }
}
