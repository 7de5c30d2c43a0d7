/// How long a data key is used before the store is asked for another.
///
/// Each data key costs a call of KMS; the more is sealed under one, the more is lost with it.
package struct DataKeyLimits: Sendable, Hashable {
    /// From when the key was made, or unwrapped.
    package var ageSecondsMax: Int64
    /// Messages sealed under one key.
    package var messagesMax: Int
    /// Bytes sealed under one key.
    package var bytesMax: Int
    /// Keys that are kept, of sealing and of opening each.
    package var keysMax: Int

    package init(
        ageSecondsMax: Int64 = 300, messagesMax: Int = 10_000, bytesMax: Int = 1 << 30, keysMax: Int = 128
    ) {
        self.ageSecondsMax = ageSecondsMax
        self.messagesMax = messagesMax
        self.bytesMax = bytesMax
        self.keysMax = keysMax
    }

    /// Asks the store each time.
    package static let uncached = DataKeyLimits(ageSecondsMax: 0, messagesMax: 1, bytesMax: 0, keysMax: 0)
}
