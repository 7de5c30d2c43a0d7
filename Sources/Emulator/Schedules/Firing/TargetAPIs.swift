import Synchronization
package import Wire

/// The emulated services as a schedule calls them: by their own APIs, as EventBridge Scheduler calls AWS's.
///
/// Schedules are made before all services are there, so these are given later.
package final class TargetAPIs: Sendable {
    private let services = Mutex<[any Service]>([])

    package init() {}

    package func open(_ services: [any Service]) {
        self.services.withLock { $0 = services }
    }

    /// Nil when no service takes the request.
    func call(_ request: ServiceRequest) async -> ServiceResponse? {
        guard let service = services.withLock({ services in services.first { $0.accepts(request) } }) else {
            return nil
        }
        return await service.respond(to: request)
    }
}
