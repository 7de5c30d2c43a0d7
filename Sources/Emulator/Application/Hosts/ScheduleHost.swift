import EventBus
import Logging
import Schedules
import ServiceLifecycle
import Templates
import VirtualTime
import Wire

/// EventBridge Scheduler and the rules that run by a schedule, with what the template declares of both.
struct ScheduleHost {
    let service: SchedulesService
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]
    /// Starts what an advance of time passes over.
    var participant: any AdvanceParticipant { service.engine }
    private let apis = TargetAPIs()

    /// - Throws: `StorageError`, and `EmulatorError` that names the resource and its place in the template.
    init(_ application: Application, options: EmulatorOptions, backends: Backends, logger: Logger) async throws {
        service = try SchedulesService(
            at: options.store, region: options.region, accountID: options.accountID, clock: backends.clock, apis: apis,
            router: backends.router, rules: EventBusSchedules(events: backends.events), logger: logger)
        backends.events.observeScheduledRules { [engine = service.engine] in engine.rulesChanged() }
        lifecycle = service.lifecycle.map { .init(service: $0, serviceName: "schedules") }
        for group in application.scheduleGroups {
            try await backends.install("\(group.stack)/\(group.logicalID)", at: group.location) {
                try await service.installGroup(group.name)
            }
        }
        for schedule in application.schedulerSchedules {
            try await backends.install("\(schedule.stack)/\(schedule.logicalID)", at: schedule.location) {
                try await service.install(
                    SchedulesService.TemplateSchedule(name: schedule.name, body: schedule.createScheduleBody))
            }
        }
        try await service.removeTemplateSchedules(except: application.schedulerSchedules.map { ($0.group, $0.name) })
    }

    /// Says what schedules may call.
    func open(_ services: [any Wire.Service]) { apis.open(services) }
}
