/// What the emulator does with each type of resource.
enum ResourceCatalogue {
    enum Treatment {
        case mapped(any ResourceMapping.Type)
        /// Means nothing on one machine.
        case accepted
        /// A type of CloudFormation's that is not emulated yet.
        case unsupported
        case unknown(suggestion: String?)
    }

    private static let mappings: [String: any ResourceMapping.Type] = [
        "AWS::Serverless::Function": ServerlessFunctionMapping.self,
        "AWS::Lambda::Function": LambdaFunctionMapping.self,
        "AWS::Serverless::LayerVersion": LayerMapping.self,
        "AWS::Serverless::HttpApi": ServerlessHTTPAPIMapping.self,
        "AWS::Serverless::Api": ServerlessRESTAPIMapping.self,
        "AWS::Serverless::SimpleTable": SimpleTableMapping.self,
        "AWS::Serverless::Application": NestedStackMapping.self,
        "AWS::CloudFormation::Stack": NestedStackMapping.self,
        "AWS::ApiGatewayV2::Api": HTTPAPIMapping.self,
        "AWS::ApiGatewayV2::Integration": IntegrationMapping.self,
        "AWS::ApiGatewayV2::Route": RouteMapping.self,
        "AWS::ApiGatewayV2::Stage": StageMapping.self,
        "AWS::Lambda::Permission": PermissionMapping.self,
        "AWS::Lambda::EventSourceMapping": EventSourceMappingMapping.self,
        "AWS::SQS::Queue": QueueMapping.self,
        "AWS::DynamoDB::Table": TableMapping.self,
        "AWS::KMS::Key": KeyMapping.self,
        "AWS::KMS::Alias": KeyAliasMapping.self,
        "AWS::SSM::Parameter": ParameterMapping.self,
        "AWS::SecretsManager::RotationSchedule": RotationScheduleMapping.self,
        "AWS::SecretsManager::Secret": SecretMapping.self,
    ]

    private static let accepted: Set<String> = [
        "AWS::CloudFormation::WaitConditionHandle",
        "AWS::Logs::LogGroup", "AWS::SQS::QueuePolicy", "AWS::SecretsManager::ResourcePolicy",
        "AWS::SecretsManager::SecretTargetAttachment",
    ]

    /// Every type of the services that the emulator knows best, so that a slip in one of them is found.
    private static let complete: [String: Set<String>] = [
        "AWS::Serverless": [
            "Api", "Application", "CapacityProvider", "Connector", "Function", "GraphQLApi", "HttpApi", "LayerVersion",
            "SimpleTable", "StateMachine", "WebSocketApi",
        ],
        "AWS::Lambda": [
            "Alias", "CapacityProvider", "CodeSigningConfig", "EventInvokeConfig", "EventSourceMapping", "Function",
            "LayerVersion", "LayerVersionPermission", "Permission", "Url", "Version",
        ],
        "AWS::SQS": ["Queue", "QueueInlinePolicy", "QueuePolicy"],
        "AWS::DynamoDB": ["GlobalTable", "Table"],
        "AWS::KMS": ["Alias", "Key", "ReplicaKey"],
        "AWS::SecretsManager": ["ResourcePolicy", "RotationSchedule", "Secret", "SecretTargetAttachment"],
        "AWS::ApiGateway": [
            "Account", "ApiKey", "Authorizer", "BasePathMapping", "BasePathMappingV2", "ClientCertificate",
            "Deployment",
            "DocumentationPart", "DocumentationVersion", "DomainName", "DomainNameAccessAssociation", "DomainNameV2",
            "GatewayResponse", "Method", "Model", "RequestValidator", "Resource", "RestApi", "Stage", "UsagePlan",
            "UsagePlanKey", "VpcLink",
        ],
        "AWS::ApiGatewayV2": [
            "Api", "ApiGatewayManagedOverrides", "ApiMapping", "Authorizer", "Deployment", "DomainName", "Integration",
            "IntegrationResponse", "Model", "Route", "RouteResponse", "RoutingRule", "Stage", "VpcLink",
        ],
    ]

    static func treatment(of type: String) -> Treatment {
        if let mapping = mappings[type] { return .mapped(mapping) }
        if accepted.contains(type) { return .accepted }
        let parts = type.components(separatedBy: "::")
        guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isNameCharacter) }) else {
            return .unknown(suggestion: suggestion(for: type))
        }
        if parts[0] == "Custom" { return .unsupported }
        guard parts.count >= 3 else { return .unknown(suggestion: suggestion(for: type)) }
        if parts[0] == "AWS", parts[1] == "IAM", parts.count == 3 { return .accepted }
        if let names = complete["\(parts[0])::\(parts[1])"] {
            return parts.count == 3 && names.contains(parts[2])
                ? .unsupported : .unknown(suggestion: suggestion(for: type))
        }
        // The same type of a service whose name differs in one letter is a slip; all else may well exist.
        let namesake = complete.first { service, names in
            parts.count == 3 && names.contains(parts[2])
                && Suggestion.distance(Array(service), Array("\(parts[0])::\(parts[1])")) == 1
        }
        return namesake.map { .unknown(suggestion: "did you mean \($0.key)::\(parts[2])?") } ?? .unsupported
    }

    private static func suggestion(for type: String) -> String? {
        let known = complete.flatMap { service, names in names.map { "\(service)::\($0)" } }
        return Suggestion.question(for: type, in: known + accepted)
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "@_-".contains(character))
    }
}

extension String {
    /// `split` by a separator of more than one character, with empty parts kept.
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
