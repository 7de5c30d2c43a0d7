import FoundationEssentials
import GRDB
package import Wire

extension ParametersService {
    /// Makes a parameter of a template, or a new version of it when the template says something else than before.
    /// - Throws: `ServiceError`.
    package func createParameter(
        name: String, type: String, value: String, description: String?, tier: String?, allowedPattern: String?,
        dataType: String?, policies: String?, tags: [ResourceTag]
    ) async throws {
        if let current = try await current(name), current.value == Data(value.utf8), current.type == type,
            current.description == description
        {
            return
        }
        let exists = try await current(name) != nil
        _ = try await putParameter(
            PutParameter.Input(
                name: name, description: description, value: value, type: type, keyId: nil, overwrite: exists,
                allowedPattern: allowedPattern, tags: exists ? nil : tags, tier: tier, policies: policies,
                dataType: dataType))
    }

    /// The value for a dynamic reference of a template, decrypted: a name, or a name with a version.
    package func text(_ reference: String) async throws -> String {
        guard let version = try await version(ParameterReference(reference, in: scope)) else {
            throw ServiceError("ParameterNotFound", "There is no parameter \(reference).")
        }
        return try await value(of: version, decrypts: true)
    }

    /// The values of all parameters that are not secret, by their names.
    package func plainValues() throws -> [String: String] {
        try store.read { [now] db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT parameter.name, value FROM parameter
                    JOIN version ON version.name = parameter.name AND version.version = latest
                    WHERE type <> ? AND (expiresAt IS NULL OR expiresAt > ?)
                    """,
                arguments: [ParameterKind.secure.rawValue, now])
            var values: [String: String] = [:]
            while let row = try rows.next() {
                let value: Data = row["value"]
                values[row["name"]] = String(decoding: value, as: UTF8.self)
            }
            return values
        }
    }
}
