import FoundationEssentials
import GRDB
import Wire

/// Connections.
extension EventBusService {
    private struct ConnectionInput: Decodable {
        var name: String?
        var description: String?
        var authorizationType: String?
        var authParameters: AuthParameters?
        var kmsKeyIdentifier: String?

        func check(isNew: Bool) throws {
            var constraints = Constraints()
            constraints.name(name)
            constraints.text(description, "description", 0...512)
            constraints.choice(
                authorizationType, "authorizationType", of: ConnectionRecord.AuthorizationType.self, required: isNew)
            if isNew, authParameters == nil { constraints.missing("authParameters") }
            try constraints.check()
        }
    }

    private struct ConnectionOutput: Encodable {
        var connectionArn: String?
        var name: String?
        var description: String?
        var connectionState: String?
        var authorizationType: String?
        var secretArn: String?
        var kmsKeyIdentifier: String?
        var authParameters: AuthParameters?
        var creationTime: Double?
        var lastModifiedTime: Double?
        var lastAuthorizedTime: Double?
    }

    func createConnection(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: ConnectionInput.self)
        try input.check(isNew: true)
        guard let type = input.authorizationType.flatMap(ConnectionRecord.AuthorizationType.init),
            let parameters = input.authParameters
        else { return [] }
        try Self.check(parameters, type)
        let connection = ConnectionRecord(
            name: input.name ?? "", id: identifier(), description: input.description,
            kmsKeyIdentifier: input.kmsKeyIdentifier, authorizationType: type, parameters: parameters, created: now,
            modified: now, authorized: now)
        try await store.change { [store] directory, db in
            guard directory.connections[connection.name] == nil else {
                throw ServiceError.exists("Connection \(connection.name) already exists.")
            }
            try store.save(connection, db)
            directory.connections[connection.name] = connection
        }
        var output = summary(connection)
        output.lastAuthorizedTime = nil
        return try APICoding.encode(output)
    }

    private static func check(
        _ parameters: AuthParameters, _ type: ConnectionRecord.AuthorizationType
    ) throws {
        let isThere =
            switch type {
            case .basic: parameters.basicAuthParameters != nil
            case .apiKey: parameters.apiKeyAuthParameters != nil
            case .oauth: parameters.oAuthParameters != nil
            }
        guard isThere else {
            throw ServiceError.invalid(
                "Parameter AuthParameters is not valid. Reason: It has none for \(type.rawValue).")
        }
    }

    /// Makes a template's connection, or gives the one of an earlier start these properties.
    ///
    /// - Parameter request: the body of `CreateConnection`.
    package func ensureConnection(request: [UInt8], id: String) async throws {
        let input = try APICoding.decode(
            JSONCall(operation: "", body: request, requestID: ""), as: ConnectionInput.self)
        try input.check(isNew: true)
        guard let type = input.authorizationType.flatMap(ConnectionRecord.AuthorizationType.init),
            let parameters = input.authParameters
        else { return }
        try Self.check(parameters, type)
        let now = now
        try await store.change { [store] directory, db in
            let old = directory.connections[input.name ?? ""]
            let connection = ConnectionRecord(
                name: input.name ?? "", id: id, description: input.description, authorizationType: type,
                parameters: parameters, created: old?.created ?? now, modified: now, authorized: now)
            try store.save(connection, db)
            directory.connections[connection.name] = connection
        }
    }

    private func summary(_ connection: ConnectionRecord) -> ConnectionOutput {
        ConnectionOutput(
            connectionArn: names.connection(connection.name, id: connection.id),
            connectionState: connection.state.rawValue, creationTime: connection.created,
            lastModifiedTime: connection.modified, lastAuthorizedTime: connection.authorized)
    }

    private static func missing(_ name: String, _ verb: String) -> ServiceError {
        .notFound("Failed to \(verb) the connection(s). Connection '\(name)' does not exist.")
    }

    func describeConnection(_ call: JSONCall) throws -> [UInt8] {
        let name = try APICoding.decode(call, as: ConnectionInput.self).name ?? ""
        guard let connection = store.read({ $0.connections[name] }) else { throw Self.missing(name, "describe") }
        var output = summary(connection)
        output.name = name
        output.description = connection.description
        output.authorizationType = connection.authorizationType.rawValue
        output.secretArn = names.secret(ofConnection: name, id: connection.id)
        output.kmsKeyIdentifier = connection.kmsKeyIdentifier
        output.authParameters = connection.parameters.withoutSecrets
        return try APICoding.encode(output)
    }

    func updateConnection(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: ConnectionInput.self)
        try input.check(isNew: false)
        let now = now
        let updated = try await change(input.name ?? "", "update") { connection in
            connection.description = input.description ?? connection.description
            connection.kmsKeyIdentifier = input.kmsKeyIdentifier ?? connection.kmsKeyIdentifier
            if let type = input.authorizationType.flatMap(ConnectionRecord.AuthorizationType.init) {
                connection.authorizationType = type
            }
            if let parameters = input.authParameters { connection.parameters = parameters }
            try Self.check(connection.parameters, connection.authorizationType)
            connection.state = .authorized
            connection.modified = now
            connection.authorized = now
        }
        return try APICoding.encode(summary(updated))
    }

    func deauthorizeConnection(_ call: JSONCall) async throws -> [UInt8] {
        let name = try APICoding.decode(call, as: ConnectionInput.self).name ?? ""
        let now = now
        var output = summary(
            try await change(name, "deauthorize") { connection in
                connection.state = .deauthorized
                connection.modified = now
            })
        output.connectionState = ConnectionRecord.State.deauthorizing.rawValue
        return try APICoding.encode(output)
    }

    private func change(
        _ name: String, _ verb: String, _ body: @escaping @Sendable (inout ConnectionRecord) throws -> Void
    ) async throws -> ConnectionRecord {
        try await store.change { [store] directory, db in
            guard var connection = directory.connections[name] else { throw Self.missing(name, verb) }
            try body(&connection)
            try store.save(connection, db)
            directory.connections[name] = connection
            return connection
        }
    }

    func deleteConnection(_ call: JSONCall) async throws -> [UInt8] {
        let name = try APICoding.decode(call, as: ConnectionInput.self).name ?? ""
        let connection = try await store.change { [store] directory, db in
            guard let connection = directory.connections[name] else { throw Self.missing(name, "delete") }
            try store.delete(connection, db)
            directory.connections[name] = nil
            return connection
        }
        var output = summary(connection)
        output.connectionState = ConnectionRecord.State.deleting.rawValue
        return try APICoding.encode(output)
    }

    func listConnections(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let connections: [ConnectionOutput]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        let connections = store.read { Array($0.connections.values) }.filter { connection in
            connection.name.hasPrefix(input.namePrefix ?? "")
                && (input.connectionState ?? connection.state.rawValue) == connection.state.rawValue
        }
        let page = try Page(connections, limit: input.limit, token: input.nextToken, name: \.name)
        let outputs = page.items.map { connection in
            var output = summary(connection)
            output.name = connection.name
            output.authorizationType = connection.authorizationType.rawValue
            return output
        }
        return try APICoding.encode(Output(connections: outputs, nextToken: page.nextToken))
    }
}
