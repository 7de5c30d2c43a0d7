import ArgumentParser
import SharedLayer

/// Where the AWS services are.
struct ServicesOptions: ParsableArguments {
    @Option(help: "Where the AWS services answer, such as http://127.0.0.1:4566. AWS itself when left out.")
    var endpoint: String?

    /// A local endpoint takes any region and credentials.
    func configuration(_ variables: [String: String]) throws -> AWSConfiguration {
        var variables = variables
        if let endpoint {
            variables["AWS_ENDPOINT_URL"] = endpoint
            for (name, value) in Self.localDefaults where (variables[name] ?? "").isEmpty { variables[name] = value }
        }
        return try AWSConfiguration(environment: variables)
    }

    private static let localDefaults = [
        "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
    ]
}
