/// What GetScheduleGroup answers, and an element of ListScheduleGroups.
struct GroupDescription: Encodable {
    let arn: String
    let name: String
    let creationDate: Double
    let lastModificationDate: Double
    let state = "ACTIVE"

    init(_ record: ScheduleGroupRecord, _ names: ScheduleNames) {
        arn = names.arn(ofGroup: record.name)
        name = record.name
        creationDate = Double(record.createdMilliseconds) / 1_000
        lastModificationDate = Double(record.modifiedMilliseconds) / 1_000
    }
}
