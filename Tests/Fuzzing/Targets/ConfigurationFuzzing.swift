import LambdaAPI

@testable import FunctionRuntime

/// What the environment says becomes a configuration that can be used, or an error.
func fuzzConfiguration(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let names = [
        "AWS_LAMBDA_RUNTIME_API", "_HANDLER", "AWS_LAMBDA_MAX_CONCURRENCY", "AWS_LAMBDA_LOG_FORMAT",
        "AWS_LAMBDA_LOG_LEVEL",
    ]
    var environment: [String: String] = [:]
    for name in names where !input.isEmpty { environment[name] = input.text() }
    _ = LambdaLogConfiguration(environment: environment)
    let configuration: RuntimeConfiguration
    do throws(RuntimeError) { configuration = try RuntimeConfiguration(environment: environment) } catch { return }
    let endpoint = configuration.endpoint
    try promise(
        (1...1_600).contains(configuration.loopCount), "\(configuration.loopCount) loops are too many or too few")
    try promise(endpoint.origin.utf8.count > "http://".utf8.count, "there is a host in \(endpoint.origin)")
    try promise(
        endpoint.address.pathPrefix.isEmpty
            || endpoint.address.pathPrefix.hasPrefix("/") && !endpoint.address.pathPrefix.hasSuffix("/"),
        "\(endpoint.address.pathPrefix) can stand before a path")
    try promise(
        (endpoint.origin + endpoint.address.pathPrefix).utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f },
        "the endpoint can stand in a request line: \(endpoint)")
}
