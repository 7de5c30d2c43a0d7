/// The result of an operation that happens once.
package struct IdempotencyOutcome<Value: Sendable>: Sendable {
    package let value: Value
    /// Whether the operation ran before, and this is its recorded result.
    package let isReplayed: Bool
}
