/// Where whole lines go.
package protocol LogOutput: Sendable {
    /// Writes one record, newline included, at once: what several threads write does not mix.
    func write(_ record: [UInt8])
}
