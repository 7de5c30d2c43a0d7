/// Where whole lines of log go.
package protocol LogOutput: Sendable {
    /// Writes one line, newline included, at once.
    func write(_ line: [UInt8])
}
