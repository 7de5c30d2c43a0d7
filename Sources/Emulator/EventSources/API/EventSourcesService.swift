import FoundationEssentials
import Functions
package import Wire

/// The part of the Lambda API that is about event source mappings and their tags. To be asked before `InvokeAPI`.
///
/// Source: Lambda API reference, CreateEventSourceMapping and its neighbours, TagResource.
package struct EventSourcesService: Wire.Service {
    package let name = "lambda event sources"
    private let mappings: EventSourceMappings

    private static let prefix = "/2015-03-31/event-source-mappings"
    private static let tagsPrefix = "/2017-03-31/tags/"

    package init(_ mappings: EventSourceMappings) {
        self.mappings = mappings
    }

    package func accepts(_ request: ServiceRequest) -> Bool {
        request.path == Self.prefix || request.path.hasPrefix(Self.prefix + "/") || taggedARN(request) != nil
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        do {
            if let arn = taggedARN(request) { return try await respondToTags(of: arn, request) }
            return try await perform(request)
        } catch {
            return LambdaError.response(to: error)
        }
    }

    private func perform(_ request: ServiceRequest) async throws -> ServiceResponse {
        let uuid = request.path.dropFirst(Self.prefix.count).drop { $0 == "/" }.lowercased()
        switch (request.method, uuid.isEmpty) {
        case ("POST", true): return try json(202, try await mappings.create(try decode(request)))
        case ("GET", true): return try json(200, try await mappings.list(MappingRequest.List(request.query)))
        case ("GET", false): return try json(200, try await mappings.get(uuid))
        case ("PUT", false): return try json(202, try await mappings.update(uuid, try decode(request)))
        case ("DELETE", false): return try json(202, try await mappings.delete(uuid))
        default: throw unknown(request)
        }
    }

    // MARK: Tags

    private func taggedARN(_ request: ServiceRequest) -> String? {
        guard request.path.hasPrefix(Self.tagsPrefix),
            let arn = PercentDecoding.decode(request.path.dropFirst(Self.tagsPrefix.count)),
            arn.contains(":event-source-mapping:")
        else { return nil }
        return arn
    }

    private func respondToTags(of arn: String, _ request: ServiceRequest) async throws -> ServiceResponse {
        switch request.method {
        case "GET": return try json(200, ["Tags": try await mappings.tags(of: arn)])
        case "POST":
            let added: [String: [String: String]] = try decode(request)
            try await mappings.tag(arn, adding: added["Tags"] ?? [:])
            return ServiceResponse(status: 204)
        case "DELETE":
            let keys = request.query.filter { $0.name == "tagKeys" }.map(\.value)
            try await mappings.tag(arn, adding: [:], removing: Set(keys))
            return ServiceResponse(status: 204)
        default: throw unknown(request)
        }
    }

    // MARK: JSON

    private func decode<Value: Decodable>(_ request: ServiceRequest) throws -> Value {
        do {
            return try JSONDecoder().decode(
                Value.self, from: Data(request.body.isEmpty ? Array("{}".utf8) : request.body))
        } catch {
            throw LambdaError.unreadable(error)
        }
    }

    private func json(_ status: Int, _ value: some Encodable) throws -> ServiceResponse {
        ServiceResponse(
            status: status, headers: ["content-type": "application/json"],
            body: Array(try JSONEncoder().encode(value)))
    }

    private func unknown(_ request: ServiceRequest) -> ServiceError {
        ServiceError("UnknownOperationException", "\(request.method) \(request.path) is not emulated.", status: 404)
    }
}
