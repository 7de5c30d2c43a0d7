import EventSources
import Functions
import Logging
import ServiceLifecycle
import Templates
import VirtualTime

/// What invokes functions by itself: schedules.
struct Triggers {
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]

    init(
        _ application: Application, options: EmulatorOptions, invoker: any Invoker, clock: VirtualClock, logger: Logger
    ) {
        let schedules = application.schedules.map { schedule in
            ServiceGroupConfiguration.ServiceConfiguration(
                service: ScheduledInvocation(
                    ScheduledInvocationConfiguration(
                        name: schedule.logicalID, function: schedule.function,
                        intervalSeconds: schedule.intervalSeconds, input: schedule.input, region: options.region,
                        accountID: options.accountID),
                    invoker: invoker, logger: logger, clock: clock, now: { clock.date }),
                serviceName: "schedule \(schedule.logicalID)")
        }
        lifecycle = schedules
    }
}
