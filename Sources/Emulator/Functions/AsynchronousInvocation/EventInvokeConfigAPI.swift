import FoundationEssentials
package import Wire

/// The part of the Lambda API that is about settings for asynchronous invocation: Put-, Update-, Get-, Delete- and
/// ListFunctionEventInvokeConfig.
///
/// Source: Lambda API reference, PutFunctionEventInvokeConfig.
package struct EventInvokeConfigAPI: Wire.Service {
    package let name = "lambda event invoke config"
    private let configs: EventInvokeConfigs
    private let directory: FunctionDirectory

    private static let prefix = "/2019-09-25/functions/"
    private static let suffix = "/event-invoke-config"

    package init(_ configs: EventInvokeConfigs, directory: FunctionDirectory) {
        self.configs = configs
        self.directory = directory
    }

    package func accepts(_ request: ServiceRequest) -> Bool {
        request.path.hasPrefix(Self.prefix) && request.path.contains(Self.suffix)
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        do {
            return try await perform(request)
        } catch {
            return LambdaError.response(to: error)
        }
    }

    private func perform(_ request: ServiceRequest) async throws -> ServiceResponse {
        let path = request.path.dropFirst(Self.prefix.count)
        if request.method == "GET", path.hasSuffix("\(Self.suffix)/list") {
            return try list(try arn(path.dropLast("\(Self.suffix)/list".count), nil))
        }
        guard path.hasSuffix(Self.suffix) else { throw InvokeAPI.unknown(request) }
        let arn = try arn(path.dropLast(Self.suffix.count), InvokeAPI.qualifier(of: request))
        switch request.method {
        case "PUT":
            let config = try config(in: request)
            try EventInvokeConfigRules.check(config, functionARN: arn)
            return try json(View(try await configs.set(config, for: arn), arn: arn))
        case "POST":
            let merged = try existing(arn).config.merging(try config(in: request))
            try EventInvokeConfigRules.check(merged, functionARN: arn)
            return try json(View(try await configs.set(merged, for: arn), arn: arn))
        case "GET":
            return try json(View(try existing(arn), arn: arn))
        case "DELETE":
            _ = try existing(arn)
            try await configs.remove(arn)
            return ServiceResponse(status: 204)
        default: throw InvokeAPI.unknown(request)
        }
    }

    /// There are no versions and aliases, so a function has one configuration at most.
    private func list(_ arn: String) throws -> ServiceResponse {
        try json(["FunctionEventInvokeConfigs": configs.entry(arn).map { [View($0, arn: arn)] } ?? []])
    }

    private func arn(_ path: Substring, _ qualifier: String?) throws(ServiceError) -> String {
        do throws(InvocationError) {
            return directory.arn(of: try directory.find(PercentEncoding.decode(path), qualifier: qualifier))
        } catch {
            throw ServiceError("ResourceNotFoundException", "The function doesn't exist.", status: 404)
        }
    }

    private func existing(_ arn: String) throws(ServiceError) -> EventInvokeConfigs.Entry {
        guard let entry = configs.entry(arn) else {
            throw ServiceError(
                "ResourceNotFoundException", "The function \(arn):$LATEST doesn't have an EventInvokeConfig",
                status: 404)
        }
        return entry
    }

    private func config(in request: ServiceRequest) throws(ServiceError) -> EventInvokeConfig {
        do {
            return try JSONDecoder().decode(EventInvokeConfig.self, from: Data(request.body))
        } catch {
            throw LambdaError.unreadable(error)
        }
    }

    private func json(_ value: some Encodable) throws -> ServiceResponse {
        ServiceResponse(headers: ["content-type": "application/json"], body: Array(try JSONEncoder().encode(value)))
    }

    /// `FunctionEventInvokeConfig`.
    private struct View: Encodable {
        let entry: EventInvokeConfigs.Entry
        let arn: String

        init(_ entry: EventInvokeConfigs.Entry, arn: String) {
            self.entry = entry
            self.arn = arn
        }

        func encode(to encoder: any Encoder) throws {
            var config = entry.config
            // Both are always shown, empty where there is no destination.
            var destinations = config.destinationConfig ?? DestinationConfig()
            destinations.onSuccess = destinations.onSuccess ?? .init(arn: nil)
            destinations.onFailure = destinations.onFailure ?? .init(arn: nil)
            config.destinationConfig = destinations
            try config.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode("\(arn):$LATEST", forKey: .functionARN)
            try container.encode(Double(entry.lastModifiedMilliseconds) / 1000, forKey: .lastModified)
        }

        enum CodingKeys: String, CodingKey {
            case functionARN = "FunctionArn"
            case lastModified = "LastModified"
        }
    }
}
