/// Gathers the application from the resources of all stacks; what joins two resources is joined at the end, by their
/// ids and ARNs, so that it does not matter which stack or file they stand in.
struct Assembly {
    let addresses: ServiceAddresses
    var application = Application()
    var report = Report()

    /// Folders or zips by layer ARN.
    var layers: [String: String] = [:]
    /// The layers of each function, by function ARN.
    var functionLayers: [String: [TemplateNode]] = [:]
    var integrations: [String: Integration] = [:]
    var routes: [PendingRoute] = []
    var permissions: [Permission] = []
    var stages: [String: String] = [:]
    var aliases: [Alias] = []
    var rotations: [Rotation] = []
    /// The ARNs of queues that are told and left out.
    var queuesLeftOut: Set<String> = []

    /// An `AWS::ApiGatewayV2::Integration`.
    struct Integration {
        let apiID: String
        /// Nil where the integration is not emulated.
        let function: String?
        let timeoutMilliseconds: Int
        let payloadFormatVersion: String
    }

    struct PendingRoute {
        let resource: String
        let apiID: String
        let key: String
        let target: Target
        let location: TemplateLocation

        enum Target {
            case integration(id: String)
            /// From a function's event: SAM adds integration and permission.
            case function(arn: String, timeoutMilliseconds: Int, payloadFormatVersion: String)
        }
    }

    /// What an `AWS::Lambda::Permission` allows API Gateway.
    struct Permission {
        let function: String
        /// Nil allows every API.
        let sourceARN: String?
    }

    struct Alias {
        let resource: String
        let name: String
        let key: String
        let location: TemplateLocation
    }

    /// An `AWS::SecretsManager::RotationSchedule`.
    struct Rotation {
        let resource: String
        let secret: String
        let rotation: SecretResource.Rotation
        let location: TemplateLocation
    }

    init(addresses: ServiceAddresses) {
        self.addresses = addresses
    }

    mutating func add(_ tree: StackTree, with evaluator: inout Evaluator) {
        for stack in tree.stacks where evaluator.exists(stack.id) {
            for resource in stack.resources where evaluator.exists(resource, in: stack.id) {
                add(resource, of: stack, with: &evaluator)
            }
            for output in stack.outputs where evaluator.exists(output, in: stack.id) {
                let value = evaluator.value(of: output, in: stack.id)
                let name = stack.nesting == nil ? output.name : "\(stack.label).\(output.name)"
                application.outputs[name] = value.text ?? value.json
            }
        }
    }

    private mutating func add(
        _ resource: ResourceDeclaration, of stack: StackTemplate, with evaluator: inout Evaluator
    ) {
        let label = "\(stack.label)/\(resource.logicalID)"
        switch ResourceCatalogue.treatment(of: resource.type) {
        case .accepted: break
        case .unsupported:
            report.add(
                UnsupportedFeature(
                    resource: label, what: "\(resource.type) is not emulated", location: resource.location))
        case .unknown(let suggestion):
            report.add(
                TemplateIssue(
                    .unknownResourceType, at: resource.location, resource: label,
                    "Unrecognized resource types: [\(resource.type)]",
                    remedy: suggestion ?? "use a type of CloudFormation or SAM, such as AWS::Serverless::Function"))
        case .mapped(let mapping):
            let scope = Scope(stack: stack.id, resource: label)
            guard let identity = evaluator.identity(of: resource, in: stack.id),
                let properties = evaluator.resolve(resource.properties, in: scope)
            else { return }
            var resolved = ResolvedResource(
                declaration: resource, stack: stack, identity: identity, properties: properties)
            mapping.map(&resolved, into: &self)
            report.add(resolved.report)
            resolved.reportLeftOver(emulated: mapping.emulated, meaningless: mapping.meaningless, to: &report)
        }
    }
}
