import FoundationEssentials
import GRDB
import Storage
import Wire

extension ParametersService {
    /// Answers nothing.
    func deleteParameter(_ input: DeleteParameter.Input) async throws -> [UInt8] {
        let name = try Constraint.length(input.name, "name", max: 2048)
        guard try await delete(name) else { throw Self.notFound }
        return JSONCall.nothing
    }

    func deleteParameters(_ input: DeleteParameters.Input) async throws -> DeleteParameters.Output {
        let names = try Constraint.count(input.names, "names", max: 10)
        var deleted: [String] = []
        var invalid: [String] = []
        for name in names {
            if try await delete(name) { deleted.append(name) } else { invalid.append(name) }
        }
        return DeleteParameters.Output(deletedParameters: deleted, invalidParameters: invalid)
    }

    private func delete(_ text: String) async throws -> Bool {
        let names = scope.names(text)
        return try await commits.write { [now] db in
            try db.execute(sql: "DELETE FROM parameter WHERE expiresAt <= ?", arguments: [now])
            for name in names where try ParameterRecord.deleteOne(db, key: name) { return true }
            return false
        }
    }
}
