/// What a resource is on AWS: the values of `Ref` and of `Fn::GetAtt`, made from the stack and the logical id.
///
/// Source: each type's page in CloudFormation's resource reference, section "Return values".
struct ResourceIdentity: Sendable, Equatable {
    /// The name that the template gives or that CloudFormation makes.
    let name: String
    let ref: String
    let attributes: [String: String]
    /// False where the type is not emulated, so that its attributes are not known either.
    let hasKnownAttributes: Bool

    var arn: String { attributes["Arn"] ?? ref }
}

extension ResourceIdentity {
    /// The property that names a resource, and the most characters that a generated name has.
    static func naming(of type: String) -> (property: String, lengthMax: Int)? {
        switch type {
        case "AWS::Serverless::Function", "AWS::Lambda::Function": ("FunctionName", 64)
        case "AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion": ("LayerName", 140)
        case "AWS::SQS::Queue": ("QueueName", 80)
        case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable": ("TableName", 255)
        case "AWS::Serverless::HttpApi", "AWS::Serverless::Api", "AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi":
            ("Name", 128)
        case "AWS::KMS::Alias": ("AliasName", 256)
        case "AWS::IAM::Role": ("RoleName", 64)
        case "AWS::Logs::LogGroup": ("LogGroupName", 512)
        case "AWS::SNS::Topic": ("TopicName", 256)
        case "AWS::ApiGatewayV2::Stage": ("StageName", 128)
        case "AWS::SecretsManager::Secret": ("Name", 512)
        case "AWS::SSM::Parameter": ("Name", 1011)
        default: nil
        }
    }

    init(type: String, name: String, stackName: String, logicalID: String, addresses: ServiceAddresses) {
        let seed = "\(stackName)/\(logicalID)"
        func arn(_ service: String, _ resource: String) -> String {
            "arn:aws:\(service):\(addresses.region):\(addresses.accountID):\(resource)"
        }
        self.name = name
        var isKnown = true
        switch type {
        case "AWS::Serverless::Function", "AWS::Lambda::Function":
            ref = name
            attributes = ["Arn": arn("lambda", "function:\(name)")]
        case "AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion":
            ref = arn("lambda", "layer:\(name):1")
            attributes = ["Arn": ref, "LayerVersionArn": ref]
        case "AWS::SQS::Queue":
            ref = "\(addresses.servicesURL)/\(addresses.accountID)/\(name)"
            attributes = ["Arn": arn("sqs", name), "QueueName": name, "QueueUrl": ref]
        case "AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable":
            ref = name
            let tableARN = arn("dynamodb", "table/\(name)")
            attributes = ["Arn": tableARN, "StreamArn": "\(tableARN)/stream/2026-01-01T00:00:00.000"]
        case "AWS::KMS::Key":
            ref = StableName.uuid(seed)
            attributes = ["Arn": arn("kms", "key/\(ref)"), "KeyId": ref]
        case "AWS::KMS::Alias":
            ref = name
            attributes = [:]
        case "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api":
            ref = StableName.apiID(seed)
            attributes = ["ApiId": ref, "ApiEndpoint": addresses.apiURL]
        case "AWS::Serverless::Api", "AWS::ApiGateway::RestApi":
            ref = StableName.apiID(seed)
            attributes = ["RestApiId": ref, "RootResourceId": StableName.apiID(seed + "/root")]
        case "AWS::ApiGatewayV2::Integration":
            ref = StableName.apiID(seed)
            attributes = ["IntegrationId": ref]
        case "AWS::ApiGatewayV2::Route":
            ref = StableName.apiID(seed)
            attributes = ["RouteId": ref]
        case "AWS::ApiGatewayV2::Stage":
            ref = name
            attributes = [:]
        case "AWS::Lambda::EventSourceMapping":
            ref = StableName.uuid(seed)
            attributes = [
                "Id": ref, "EventSourceMappingArn": arn("lambda", "event-source-mapping:\(ref)"),
            ]
        case "AWS::Lambda::Permission":
            ref = seed
            attributes = ["Id": ref]
        case "AWS::Serverless::Application", "AWS::CloudFormation::Stack":
            ref = arn("cloudformation", "stack/\(stackName)-\(logicalID)/\(StableName.uuid(seed))")
            attributes = [:]
        case "AWS::IAM::Role":
            ref = name
            attributes = [
                "Arn": "arn:aws:iam::\(addresses.accountID):role/\(name)",
                "RoleId": "AROA\(StableName.apiID(seed).uppercased())",
            ]
        case "AWS::Logs::LogGroup":
            ref = name
            attributes = ["Arn": arn("logs", "log-group:\(name):*")]
        case "AWS::SNS::Topic":
            ref = arn("sns", name)
            attributes = ["TopicArn": ref, "TopicName": name]
        case "AWS::SecretsManager::Secret":
            ref = arn("secretsmanager", "secret:\(name)-\(StableName.apiID(seed).prefix(6))")
            attributes = ["Id": ref]
        case "AWS::SSM::Parameter":
            ref = name
            attributes = [:]
        default:
            isKnown = false
            ref = name
            let service = type.split(separator: ":").dropFirst().first.map { $0.lowercased() } ?? "unknown"
            attributes = ["Arn": arn(service, name)]
        }
        hasKnownAttributes = isKnown
    }
}
