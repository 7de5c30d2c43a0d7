/// How long values are kept, and what happens when they cannot be read anew.
package struct ParameterOptions: Sendable {
    /// A value that is younger is not read again.
    package var maxAgeSeconds: Int
    /// How long after `maxAgeSeconds` a value may still be given when reading it anew fails because the source is
    /// unavailable; 0 for never.
    package var staleSecondsMax: Int
    /// Values that are kept at most; the one that was read first makes room.
    package var countMax: Int

    package init(maxAgeSeconds: Int = 5, staleSecondsMax: Int = 0, countMax: Int = 1_000) {
        self.maxAgeSeconds = maxAgeSeconds
        self.staleSecondsMax = staleSecondsMax
        self.countMax = countMax
    }
}
