/// What a JSON text may hold before it is refused.
package struct JSONLimits: Sendable {
    /// Arrays and objects inside one another.
    package var depthMax: Int
    package var bytesMax: Int
    /// Bytes of one number, with sign, point and exponent.
    package var numberBytesMax: Int

    package init(depthMax: Int = 64, bytesMax: Int = 1 << 20, numberBytesMax: Int = 128) {
        self.depthMax = depthMax
        self.bytesMax = bytesMax
        self.numberBytesMax = numberBytesMax
    }
}
