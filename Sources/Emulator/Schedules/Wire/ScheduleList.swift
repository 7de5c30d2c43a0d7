/// What ListSchedules answers.
struct ScheduleList: Encodable {
    let schedules: [ScheduleSummary]
    let nextToken: String?
}
