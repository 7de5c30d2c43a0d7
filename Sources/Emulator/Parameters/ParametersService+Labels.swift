import FoundationEssentials
import GRDB
import Storage
import Wire

extension ParametersService {
    static let labelsMax = 10

    func labelParameterVersion(_ input: LabelParameterVersion.Input) async throws -> LabelParameterVersion.Output {
        let labels = try Self.labels(input.labels)
        let valid = labels.filter(Self.isLabel)
        let name = try Constraint.length(input.name, "name", max: 2048)
        let number = try await editLabels(of: name, version: input.parameterVersion) { chosen, others in
            let added = valid.filter { !chosen.labels.contains($0) }
            guard chosen.labels.count + added.count <= Self.labelsMax else {
                throw ServiceError(
                    "ParameterVersionLabelLimitExceeded",
                    "A parameter version can have maximum 10 labels. Move one or more labels to another version and try "
                        + "again.")
            }
            chosen.labels += added
            for index in others.indices { others[index].labels.removeAll { valid.contains($0) } }
            return chosen.version
        }
        return LabelParameterVersion.Output(
            invalidLabels: labels.filter { !Self.isLabel($0) }, parameterVersion: number)
    }

    func unlabelParameterVersion(
        _ input: UnlabelParameterVersion.Input
    ) async throws -> UnlabelParameterVersion.Output {
        let labels = try Self.labels(input.labels)
        let name = try Constraint.length(input.name, "name", max: 2048)
        let number = try Constraint.required(input.parameterVersion, "parameterVersion")
        let removed = try await editLabels(of: name, version: number) { chosen, _ in
            let removed = labels.filter { chosen.labels.contains($0) }
            chosen.labels.removeAll { removed.contains($0) }
            return removed
        }
        return UnlabelParameterVersion.Output(
            removedLabels: removed, invalidLabels: labels.filter { !removed.contains($0) })
    }

    /// Changes the labels of a version, the latest by default, and of the others, in one transaction.
    private func editLabels<Output: Sendable>(
        of text: String, version number: Int?,
        _ edit: @escaping @Sendable (inout VersionRecord, inout [VersionRecord]) throws -> Output
    ) async throws -> Output {
        let names = scope.names(text)
        return try await commits.write { [now] db in
            let parameter = try names.lazy.compactMap { try ParameterRecord.fetchOne(db, key: $0) }.first
            guard let parameter, parameter.exists(at: now) else { throw Self.notFound }
            let number = number ?? parameter.latest
            var others = try Self.versions(of: parameter.name, in: db)
            guard let index = others.firstIndex(where: { $0.version == number }) else {
                throw Self.versionNotFound(number, of: parameter.name)
            }
            var chosen = others.remove(at: index)
            let output = try edit(&chosen, &others)
            for version in others + [chosen] { try version.update(db) }
            return output
        }
    }

    private static func labels(_ given: [String]?) throws(ServiceError) -> [String] {
        let labels = try Constraint.count(given, "labels", max: labelsMax)
        guard labels.allSatisfy({ (1...100).contains($0.utf8.count) }) else {
            throw ServiceError(
                "ValidationException",
                "1 validation error detected: Value '[\(labels.joined(separator: ", "))]' at 'labels' failed to satisfy "
                    + "constraint: Member must satisfy constraint: [Member must have length less than or equal to 100, "
                    + "Member must have length greater than or equal to 1]")
        }
        return labels
    }

    /// Source: AWS Systems Manager API reference, `LabelParameterVersion`.
    private static func isLabel(_ label: String) -> Bool {
        let lowercased = label.lowercased()
        guard !lowercased.hasPrefix("aws"), !lowercased.hasPrefix("ssm"), label.first?.isNumber == false else {
            return false
        }
        return label.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
            default: false
            }
        }
    }
}
