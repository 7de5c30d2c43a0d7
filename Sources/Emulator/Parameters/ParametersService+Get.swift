import FoundationEssentials
import GRDB
import Wire

extension ParametersService {
    func getParameter(_ input: GetParameter.Input) async throws -> GetParameter.Output {
        let text = try Constraint.length(input.name, "name", max: 2048)
        let reference = try ParameterReference(text, in: scope)
        guard let version = try await version(reference) else { throw Self.notFound }
        return GetParameter.Output(
            parameter: try await parameter(version, selector: reference.selectorText, input.withDecryption))
    }

    func getParameters(_ input: GetParameters.Input) async throws -> GetParameters.Output {
        let names = try Constraint.count(input.names, "names", max: 10)
        var found: [StoredParameter] = []
        var invalid: [String] = []
        for name in names {
            guard let reference = try? ParameterReference(name, in: scope), let version = try await existing(reference)
            else {
                invalid.append(name)
                continue
            }
            found.append(try await parameter(version, selector: reference.selectorText, input.withDecryption))
        }
        return GetParameters.Output(parameters: found, invalidParameters: invalid)
    }

    func getParametersByPath(_ input: GetParametersByPath.Input) async throws -> ParameterPage {
        let path = try Constraint.length(input.path, "path", max: 2048)
        let limit = try Constraint.range(input.maxResults, "maxResults", 1...10) ?? 10
        let filters = try (input.parameterFilters ?? []).map { filter throws(ServiceError) in
            try ParameterFilter(filter, for: .path)
        }
        try ParameterFilter.checkPath(path)
        let root = ParameterFilter.Match.path([path], isRecursive: input.recursive == true)
        let page = try await page(after: Self.start(input.nextToken), limit: limit) { parameter, version in
            root.holds(parameter, version) && filters.allSatisfy { $0.match.holds(parameter, version) }
        }
        var parameters: [StoredParameter] = []
        for (_, version) in page.items {
            parameters.append(try await self.parameter(version, selector: nil, input.withDecryption))
        }
        return ParameterPage(parameters: parameters, nextToken: page.next)
    }

    func getParameterHistory(_ input: GetParameterHistory.Input) async throws -> GetParameterHistory.Output {
        let name = try Constraint.length(input.name, "name", max: 2048)
        let limit = try Constraint.range(input.maxResults, "maxResults", 1...50) ?? 50
        let after = try Self.start(input.nextToken).flatMap { Int($0) } ?? 0
        let names = scope.names(name)
        let versions = try await store.read { [now] db in
            for name in names {
                guard let parameter = try ParameterRecord.fetchOne(db, key: name), parameter.exists(at: now) else {
                    continue
                }
                return try Self.versions(of: name, in: db)
            }
            throw Self.notFound
        }
        let rest = versions.filter { $0.version > after }
        var history: [ParameterDetails] = []
        for version in rest.prefix(limit) {
            history.append(
                ParameterDetails(
                    version, scope: scope, value: try await value(of: version, decrypts: input.withDecryption == true),
                    labels: version.labels))
        }
        let last = history.last.map { String($0.version) }
        return GetParameterHistory.Output(
            parameters: history, nextToken: rest.count > limit ? last.map(PageToken.encode(after:)) : nil)
    }

    private func existing(_ reference: ParameterReference) async throws -> VersionRecord? {
        do {
            return try await version(reference)
        } catch let error as ServiceError {
            guard error.code == "ParameterVersionNotFound" else { throw error }
            return nil
        }
    }

    private func parameter(
        _ version: VersionRecord, selector: String?, _ withDecryption: Bool?
    ) async throws -> StoredParameter {
        StoredParameter(
            name: version.name, type: version.type,
            value: try await value(of: version, decrypts: withDecryption == true), version: version.version,
            selector: selector, lastModifiedDate: version.modifiedAt, arn: scope.arn(version.name),
            dataType: version.dataType)
    }
}
