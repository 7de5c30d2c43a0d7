/// What ListScheduleGroups answers.
struct GroupList: Encodable {
    let scheduleGroups: [GroupDescription]
    let nextToken: String?
}
