/// A tag of a schedule group; schedules have none.
struct ScheduleTag: Codable, Sendable, Equatable {
    var key: String?
    var value: String?
}
