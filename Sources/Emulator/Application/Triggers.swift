import EventSources
import Functions
import Logging
import Queues
import ServiceLifecycle
import Templates
import VirtualTime

/// What invokes functions by itself: event source mappings.
struct Triggers {
    let lifecycle: [ServiceGroupConfiguration.ServiceConfiguration]

    init(
        _ application: Application, options: EmulatorOptions, queues: QueuesService, invoker: any Invoker,
        clock: VirtualClock, logger: Logger
    ) {
        lifecycle = application.eventSources.filter(\.isEnabled).map { source in
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
    }
}
