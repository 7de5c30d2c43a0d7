import GRDB
import Wire

/// API destinations.
extension EventBusService {
    private struct DestinationInput: Decodable {
        var name: String?
        var description: String?
        var connectionArn: String?
        var invocationEndpoint: String?
        var httpMethod: String?
        var invocationRateLimitPerSecond: Int?

        func check(isNew: Bool) throws {
            var constraints = Constraints()
            constraints.name(name)
            constraints.text(description, "description", 0...512)
            constraints.text(connectionArn, "connectionArn", 1...1_600, required: isNew)
            constraints.text(invocationEndpoint, "invocationEndpoint", 1...2_048, required: isNew)
            constraints.choice(httpMethod, "httpMethod", of: APIDestinationRecord.Method.self, required: isNew)
            constraints.number(invocationRateLimitPerSecond, "invocationRateLimitPerSecond", 1...Int(Int32.max))
            try constraints.check()
        }
    }

    private struct DestinationOutput: Encodable {
        var apiDestinationArn: String?
        var name: String?
        var description: String?
        var apiDestinationState: String?
        var connectionArn: String?
        var invocationEndpoint: String?
        var httpMethod: String?
        var invocationRateLimitPerSecond: Int?
        var creationTime: Double?
        var lastModifiedTime: Double?
    }

    func createAPIDestination(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: DestinationInput.self)
        try input.check(isNew: true)
        let id = identifier()
        return try APICoding.encode(summary(try await put(input, id: id, isNew: true)))
    }

    /// Makes a template's API destination, or gives the one of an earlier start these properties.
    ///
    /// - Parameter request: the body of `CreateApiDestination`.
    package func ensureAPIDestination(request: [UInt8], id: String) async throws {
        let input = try APICoding.decode(
            JSONCall(operation: "", body: request, requestID: ""), as: DestinationInput.self)
        try input.check(isNew: true)
        _ = try await put(input, id: id, isNew: false)
    }

    private func put(_ input: DestinationInput, id: String, isNew: Bool) async throws -> APIDestinationRecord {
        let now = now
        let connection = EventNames.name(of: "connection", in: input.connectionArn ?? "") ?? ""
        return try await store.change { directory, db in
            let old = directory.destinations[input.name ?? ""]
            guard !isNew || old == nil else {
                throw ServiceError.exists("An api-destination '\(input.name ?? "")' already exists.")
            }
            guard directory.connections[connection] != nil else {
                throw ServiceError.notFound("Connection '\(connection)' does not exist.")
            }
            let destination = APIDestinationRecord(
                name: input.name ?? "", id: id, description: input.description,
                connectionARN: input.connectionArn ?? "", invocationEndpoint: input.invocationEndpoint ?? "",
                httpMethod: input.httpMethod.flatMap(APIDestinationRecord.Method.init) ?? .post,
                invocationRateLimitPerSecond: input.invocationRateLimitPerSecond
                    ?? APIDestinationRecord.rateLimitDefault,
                created: old?.created ?? now, modified: now)
            try destination.save(db)
            directory.destinations[destination.name] = destination
            return destination
        }
    }

    private func summary(_ destination: APIDestinationRecord) -> DestinationOutput {
        let connection = EventNames.name(of: "connection", in: destination.connectionARN) ?? ""
        let isActive = store.read { $0.connections[connection]?.state == .authorized }
        return DestinationOutput(
            apiDestinationArn: names.destination(destination.name, id: destination.id),
            apiDestinationState: isActive ? "ACTIVE" : "INACTIVE", creationTime: destination.created,
            lastModifiedTime: destination.modified)
    }

    private func full(_ destination: APIDestinationRecord) -> DestinationOutput {
        var output = summary(destination)
        output.name = destination.name
        output.connectionArn = destination.connectionARN
        output.invocationEndpoint = destination.invocationEndpoint
        output.httpMethod = destination.httpMethod.rawValue
        output.invocationRateLimitPerSecond = destination.invocationRateLimitPerSecond
        return output
    }

    private static func missing(_ name: String, _ verb: String) -> ServiceError {
        .notFound("Failed to \(verb) the api-destination(s). An api-destination '\(name)' does not exist.")
    }

    func describeAPIDestination(_ call: JSONCall) throws -> [UInt8] {
        let name = try APICoding.decode(call, as: DestinationInput.self).name ?? ""
        guard let destination = store.read({ $0.destinations[name] }) else { throw Self.missing(name, "describe") }
        var output = full(destination)
        output.description = destination.description
        return try APICoding.encode(output)
    }

    func updateAPIDestination(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: DestinationInput.self)
        try input.check(isNew: false)
        let name = input.name ?? ""
        let now = now
        let updated = try await store.change { directory, db in
            guard var destination = directory.destinations[name] else { throw Self.missing(name, "update") }
            destination.description = input.description ?? destination.description
            destination.connectionARN = input.connectionArn ?? destination.connectionARN
            destination.invocationEndpoint = input.invocationEndpoint ?? destination.invocationEndpoint
            destination.httpMethod =
                input.httpMethod.flatMap(APIDestinationRecord.Method.init) ?? destination.httpMethod
            destination.invocationRateLimitPerSecond =
                input.invocationRateLimitPerSecond ?? destination.invocationRateLimitPerSecond
            destination.modified = now
            try destination.save(db)
            directory.destinations[name] = destination
            return destination
        }
        return try APICoding.encode(summary(updated))
    }

    func deleteAPIDestination(_ call: JSONCall) async throws -> [UInt8] {
        let name = try APICoding.decode(call, as: DestinationInput.self).name ?? ""
        try await store.change { directory, db in
            guard let destination = directory.destinations[name] else { throw Self.missing(name, "delete") }
            try destination.delete(db)
            directory.destinations[name] = nil
        }
        return APICoding.empty
    }

    func listAPIDestinations(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let apiDestinations: [DestinationOutput]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        let all = store.read { Array($0.destinations.values) }.filter { destination in
            destination.name.hasPrefix(input.namePrefix ?? "")
                && (input.connectionArn ?? destination.connectionARN) == destination.connectionARN
        }
        let page = try Page(all, limit: input.limit, token: input.nextToken, name: \.name)
        return try APICoding.encode(Output(apiDestinations: page.items.map(full), nextToken: page.nextToken))
    }
}
