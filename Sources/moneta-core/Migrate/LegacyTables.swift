import Scenario
import SharedLayer

/// The tables that an export goes into.
struct LegacyTables: Sendable {
    private let partners: PartnerRepository
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository
    private let mPasses: MPassRepository

    init(dynamo: DynamoClient, tables: SeedTables) {
        partners = PartnerRepository(dynamo: dynamo, table: tables.partner)
        organizations = OrganizationRepository(dynamo: dynamo, table: tables.organization)
        publishers = PublisherRepository(dynamo: dynamo, table: tables.publisher)
        mPasses = MPassRepository(dynamo: dynamo, table: tables.mPass)
    }

    /// What became of a line.
    enum Outcome: String, CaseIterable, Sendable {
        case written
        /// The same record, of an earlier run.
        case alreadyThere = "already there"
        /// Another record under the same id, which stays as it is: somebody changed it since, or it was never ours.
        case differs
    }

    /// Whether there is a partner or an organization with that id. Throws a `RepositoryError`.
    func has(_ kind: LegacyKind, _ identifier: String) async throws(RepositoryError) -> Bool {
        switch kind {
        case .partner: try await partners.get(identifier) != nil
        case .organization: try await organizations.get(identifier) != nil
        case .publisher: try await publishers.get(identifier) != nil
        case .mPass: try await mPasses.get(identifier) != nil
        }
    }

    /// Writes the record if there is none of its id. Throws a `RepositoryError`.
    ///
    /// - Parameter dryRun: tells what would become of it, and writes nothing.
    func put(_ record: LegacyRecord, dryRun: Bool) async throws(RepositoryError) -> Outcome {
        switch record {
        case .partner(let model): try await put(model, partners, dryRun)
        case .organization(let model): try await put(model, organizations, dryRun)
        case .publisher(let model): try await put(model, publishers, dryRun)
        case .mPass(let model): try await put(model, mPasses, dryRun)
        }
    }

    private func put<Repository: RecordRepository>(
        _ record: Repository.Record, _ repository: Repository, _ dryRun: Bool
    ) async throws(RepositoryError) -> Outcome where Repository.Record: VersionedRecordModel {
        if var known = try await repository.base.get(record.key) {
            known.version = record.version
            return known == record ? .alreadyThere : .differs
        }
        if !dryRun { _ = try await repository.save(record) }
        return .written
    }
}
