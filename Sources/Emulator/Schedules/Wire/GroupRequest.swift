/// The body of CreateScheduleGroup and TagResource.
struct GroupRequest: Decodable, Sendable {
    var clientToken: String?
    var tags: [ScheduleTag]?
}
