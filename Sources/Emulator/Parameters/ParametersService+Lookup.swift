import FoundationEssentials
import GRDB
import Wire

extension ParametersService {
    /// The latest version; nil when there is no such parameter, or none any longer.
    func current(_ name: String) async throws -> VersionRecord? {
        try await store.read { [now] db in
            guard let parameter = try ParameterRecord.fetchOne(db, key: name), parameter.exists(at: now) else {
                return nil
            }
            return try VersionRecord.fetchOne(db, key: ["name": name, "version": parameter.latest])
        }
    }

    /// The version that a reference means; nil when there is no such parameter or label.
    /// - Throws: `ParameterVersionNotFound`.
    func version(_ reference: ParameterReference) async throws -> VersionRecord? {
        try await store.read { [now] db in
            for name in reference.names {
                guard let parameter = try ParameterRecord.fetchOne(db, key: name), parameter.exists(at: now) else {
                    continue
                }
                return try Self.version(of: parameter, reference.selector, in: db)
            }
            return nil
        }
    }

    static func version(
        of parameter: ParameterRecord, _ selector: ParameterReference.Selector?, in db: Database
    ) throws -> VersionRecord? {
        switch selector {
        case nil: return try VersionRecord.fetchOne(db, key: ["name": parameter.name, "version": parameter.latest])
        case .version(let number):
            guard let version = try VersionRecord.fetchOne(db, key: ["name": parameter.name, "version": number]) else {
                throw versionNotFound(number, of: parameter.name)
            }
            return version
        case .label(let label):
            guard let version = try versions(of: parameter.name, in: db).first(where: { $0.labels.contains(label) })
            else {
                throw ServiceError(
                    "ParameterVersionNotFound",
                    "Systems Manager could not find label \(label) of \(parameter.name). Verify the label and try again."
                )
            }
            return version
        }
    }

    static func versions(of name: String, in db: Database) throws -> [VersionRecord] {
        try VersionRecord.filter(Column("name") == name).order(Column("version")).fetchAll(db)
    }

    static func versionNotFound(_ number: Int, of name: String) -> ServiceError {
        ServiceError(
            "ParameterVersionNotFound",
            "Systems Manager could not find version \(number) of \(name). Verify the version and try again.")
    }

    /// AWS says no more than the code.
    static let notFound = ServiceError("ParameterNotFound", "")

    /// - Throws: `InvalidNextToken`.
    static func start(_ token: String?) throws(ServiceError) -> String? {
        guard let token else { return nil }
        guard let item = PageToken.decode(token) else {
            throw ServiceError("InvalidNextToken", "The specified token isn't valid.")
        }
        return item
    }
}
