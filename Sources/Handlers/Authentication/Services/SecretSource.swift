package import SharedLayer

/// Where identifiers, secrets and the time come from, so that tests decide it.
package struct SecretSource: Sendable {
    package let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    package let now: @Sendable () -> Timestamp

    package init(
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8] = IdentifierGenerator.systemRandomBytes,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.randomBytes = randomBytes
        self.now = now
    }

    package func identifier() -> String { IdentifierGenerator(now: now, randomBytes: randomBytes).uuid() }

    package func secret() -> String { SecretText.make(randomBytes) }
}
