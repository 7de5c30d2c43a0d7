package import Logging

/// What every service takes from outside, so that tests decide it: time, identifiers and where to log.
package struct ServiceSurroundings: Sendable {
    package let logger: Logger
    package let now: @Sendable () -> Timestamp
    package let identifiers: IdentifierGenerator

    package init(
        logger: Logger, now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        identifiers: IdentifierGenerator = IdentifierGenerator()
    ) {
        self.logger = logger
        self.now = now
        self.identifiers = identifiers
    }
}
