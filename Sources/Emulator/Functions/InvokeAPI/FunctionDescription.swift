import FoundationEssentials

/// `FunctionConfiguration` of the Lambda API, as far as a template tells it. Source: AWS Lambda API reference.
struct FunctionDescription: Encodable {
    let functionName: String
    let functionArn: String
    let runtime: String
    let role: String
    let handler: String
    let codeSize = 0
    let description = ""
    let timeout: Int
    let memorySize: Int
    let lastModified = "1970-01-01T00:00:00.000+0000"
    let codeSha256 = ""
    let version = "$LATEST"
    let environment: Variables
    let deadLetterConfig: [String: String]?
    let state = "Active"
    let lastUpdateStatus = "Successful"
    let packageType = "Zip"

    init(_ function: FunctionConfiguration, arn: String, accountID: String) {
        functionName = function.name
        functionArn = arn
        runtime = function.runtime
        role = "arn:aws:iam::\(accountID):role/\(function.name)"
        handler = function.handler
        timeout = function.timeoutSeconds
        memorySize = function.memoryMegabytes
        environment = Variables(variables: function.environment)
        deadLetterConfig = function.deadLetterTargetARN.map { ["TargetArn": $0] }
    }

    struct Variables: Encodable {
        let variables: [String: String]

        enum CodingKeys: String, CodingKey { case variables = "Variables" }
    }

    /// `GetFunction`'s answer.
    struct Whole: Encodable {
        let configuration: FunctionDescription
        let code: [String: String]

        enum CodingKeys: String, CodingKey {
            case configuration = "Configuration"
            case code = "Code"
        }
    }

    /// `ListFunctions`' answer.
    struct List: Encodable {
        let functions: [FunctionDescription]

        enum CodingKeys: String, CodingKey { case functions = "Functions" }
    }

    enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case functionArn = "FunctionArn"
        case runtime = "Runtime"
        case role = "Role"
        case handler = "Handler"
        case codeSize = "CodeSize"
        case description = "Description"
        case timeout = "Timeout"
        case memorySize = "MemorySize"
        case lastModified = "LastModified"
        case codeSha256 = "CodeSha256"
        case version = "Version"
        case environment = "Environment"
        case deadLetterConfig = "DeadLetterConfig"
        case state = "State"
        case lastUpdateStatus = "LastUpdateStatus"
        case packageType = "PackageType"
    }
}
