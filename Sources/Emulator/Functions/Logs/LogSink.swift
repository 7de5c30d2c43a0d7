/// Where the lines of the functions' logs go. Called in order for each environment, from any task.
package protocol LogSink: Sendable {
    func write(_ entries: [LogEntry])
}
