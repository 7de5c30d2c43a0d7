/// What a JSON text may hold before it is refused.
package struct JSONLimits: Sendable {
    /// Arrays and objects inside one another; at most `depthCeiling` counts.
    package var depthMax: Int
    package var bytesMax: Int
    /// Bytes of one number, with sign, point and exponent.
    package var numberBytesMax: Int

    /// No setting lets a text nest deeper: reading, comparing and freeing a value each take stack for every level, and a
    /// thread may have as little as 512 KiB.
    package static let depthCeiling = 512

    package init(depthMax: Int = 64, bytesMax: Int = 1 << 20, numberBytesMax: Int = 128) {
        self.depthMax = depthMax
        self.bytesMax = bytesMax
        self.numberBytesMax = numberBytesMax
    }
}
