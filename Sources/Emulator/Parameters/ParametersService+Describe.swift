import FoundationEssentials
import GRDB
import Wire

extension ParametersService {
    func describeParameters(_ input: DescribeParameters.Input) async throws -> DescribeParameters.Output {
        guard input.filters == nil || input.parameterFilters == nil else {
            throw ServiceError(
                "ValidationException", "You can use either Filters or ParameterFilters in a single request.")
        }
        let limit = try Constraint.range(input.maxResults, "maxResults", 1...50) ?? 50
        let given = input.parameterFilters ?? input.filters ?? []
        try ParameterFilter.checkDistinct(given)
        let filters = try given.map { filter throws(ServiceError) in try ParameterFilter(filter, for: .description) }
        let page = try await page(after: Self.start(input.nextToken), limit: limit) { parameter, version in
            filters.allSatisfy { $0.match.holds(parameter, version) }
        }
        return DescribeParameters.Output(
            parameters: page.items.map { ParameterDetails($0.version, scope: scope) }, nextToken: page.next)
    }

    /// One page of parameters in the order of their names, each with its latest version.
    func page(
        after name: String?, limit: Int, where isWanted: @escaping @Sendable (ParameterRecord, VersionRecord) -> Bool
    ) async throws -> (items: [(parameter: ParameterRecord, version: VersionRecord)], next: String?) {
        try await store.read { [now] db in
            var items: [(parameter: ParameterRecord, version: VersionRecord)] = []
            let cursor = try ParameterRecord.filter(Column("name") > name ?? "").order(Column("name")).fetchCursor(db)
            while let parameter = try cursor.next() {
                guard parameter.exists(at: now),
                    let version = try VersionRecord.fetchOne(
                        db, key: ["name": parameter.name, "version": parameter.latest]),
                    isWanted(parameter, version)
                else { continue }
                guard items.count < limit else {
                    return (items, items.last.map { PageToken.encode(after: $0.parameter.name) })
                }
                items.append((parameter, version))
            }
            return (items, nil)
        }
    }
}
