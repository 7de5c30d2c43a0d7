import EventSources
import Functions
import Logging
import Queues
import ServiceLifecycle
import Templates
import VirtualTime

/// What invokes functions by itself: event source mappings and schedules.
struct Triggers {
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]

    init(
        _ application: Application, options: EmulatorOptions, queues: QueuesService, invoker: any Invoker,
        clock: VirtualClock, logger: Logger
    ) {
        let sources = application.eventSources.filter(\.isEnabled).map { source in
            ServiceGroupConfiguration.ServiceConfiguration(
                service: QueueEventSource(
                    QueueEventSourceConfiguration(
                        function: source.function, queueARN: source.queueARN, batchSize: source.batchSize,
                        batchingWindowSeconds: source.batchingWindowSeconds,
                        reportsBatchItemFailures: source.reportsBatchItemFailures,
                        maximumConcurrency: source.maximumConcurrency),
                    queues: queues, invoker: invoker, logger: logger, clock: clock),
                serviceName: "event source \(source.queueARN)")
        }
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
        lifecycle = sources + schedules
    }
}
