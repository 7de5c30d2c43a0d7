package import Logging

/// A generic service of the shared layer: it knows protocols and formats, never a pipeline's rules, and keeps no state between
/// calls but caches.
package protocol BaseService: Sendable {
    /// What surrounds the service.
    var surroundings: ServiceSurroundings { get }
}

extension BaseService {
    package var logger: Logger { surroundings.logger }
    package var identifiers: IdentifierGenerator { surroundings.identifiers }

    package func now() -> Timestamp { surroundings.now() }
}
