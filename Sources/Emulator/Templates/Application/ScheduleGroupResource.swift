/// A schedule group of EventBridge Scheduler.
package struct ScheduleGroupResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    package var location: TemplateLocation
}
