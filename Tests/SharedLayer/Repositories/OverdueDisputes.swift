import SharedLayer

/// What docs/shared-layer/repositories.md shows as a pipeline's own repository.
struct OverdueDisputes: RecordRepository {
    let base: BaseRepository<DisputeModel>

    func opened(for organizationID: String, before day: Timestamp) -> IndexPages<DisputeModel> {
        let status = DisputeModel.listStatus(organizationID, .opened)
        return base.pages(of: IndexQuery(.statusDate, partition: status, sort: .before(day.text)))
    }
}
