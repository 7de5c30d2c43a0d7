/// A schedule of EventBridge Scheduler.
package struct SchedulerResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    package var group: String
    /// The resource's properties as the JSON body of `CreateSchedule`.
    package var createScheduleBody: [UInt8]
    package var location: TemplateLocation
}
