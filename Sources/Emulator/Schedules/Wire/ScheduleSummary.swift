/// A schedule as ListSchedules shows it.
struct ScheduleSummary: Encodable {
    let arn: String
    let name: String
    let groupName: String
    let creationDate: Double
    let lastModificationDate: Double
    let state: String?
    let target: Target

    struct Target: Encodable {
        let arn: String
    }

    init(_ record: ScheduleRecord, _ names: ScheduleNames) {
        arn = names.arn(ofSchedule: record.name, in: record.group)
        name = record.name
        groupName = record.group
        creationDate = Double(record.createdMilliseconds) / 1_000
        lastModificationDate = Double(record.modifiedMilliseconds) / 1_000
        state = record.definition.state
        target = Target(arn: record.definition.target?.arn ?? "")
    }
}
