import FoundationEssentials

/// The log of one execution environment: frames the invocations, keeps the tail of the one in hand, and knows when
/// everything that the process wrote has been read.
struct EnvironmentLog: Sendable {
    let stream: String
    private let function: FunctionConfiguration
    private let group: String
    private let sink: any LogSink
    private let now: @Sendable () -> Date
    private let token: String
    private var requestID: String?
    private var kept = LogTail()
    private var fence: LogFence?
    private var marks: [Int: OneShot<Void>] = [:]

    init(function: FunctionConfiguration, environmentID: String, sink: any LogSink, now: @escaping @Sendable () -> Date)
    {
        let style = Date.ISO8601FormatStyle().year().month().day().dateSeparator(.dash)
        let date = now().formatted(style).split(separator: "-").joined(separator: "/")
        self.stream = "\(date)/[$LATEST]\(environmentID.filter { $0 != "-" })"
        self.group = "/aws/lambda/\(function.name)"
        self.function = function
        self.sink = sink
        self.now = now
        self.token = environmentID
    }

    var hasFence: Bool { fence != nil }

    /// Of the invocation in hand.
    var tail: [UInt8] { kept.bytes }

    mutating func begin(_ invocation: Invocation) {
        requestID = invocation.requestID
        kept = LogTail()
        platform(report(of: invocation).start)
    }

    mutating func end(
        _ invocation: Invocation, _ outcome: InvocationOutcome, duration: Milliseconds, memoryUsedMegabytes: Int?,
        initDuration: Milliseconds?
    ) {
        let report = report(of: invocation)
        for line in report.failure(outcome, at: now()) { platform(line) }
        platform(report.end)
        platform(
            report.report(
                duration: duration, memoryUsedMegabytes: memoryUsedMegabytes, initDuration: initDuration,
                outcome: outcome))
    }

    /// The init phase has failed.
    mutating func endInit(_ outcome: InvocationOutcome, duration: Milliseconds) {
        platform(InvocationReport.initReport(duration: duration, outcome: outcome))
    }

    /// What comes now belongs to no invocation.
    mutating func leave() { requestID = nil }

    mutating func platform(_ line: String) { write([Array(line.utf8)], .platform) }

    /// Takes lines of the runtime's process, and the fence's marks among them.
    mutating func output(_ lines: [[UInt8]]) {
        guard let fence else { return write(lines, .function) }
        var plain: [[UInt8]] = []
        for line in lines {
            guard let mark = fence.mark(in: line) else {
                plain.append(line)
                continue
            }
            if !mark.before.isEmpty { plain.append(mark.before) }
            write(plain, .function)
            plain = []
            marks.removeValue(forKey: mark.number)?.fill(())
        }
        write(plain, .function)
    }

    mutating func extensionOutput(_ lines: [[UInt8]]) { write(lines, .extension) }

    mutating func openFence(process: Int32) { fence = LogFence(process: process, token: token) }

    mutating func closeFence() {
        fence?.close()
        fence = nil
        for mark in marks.values { mark.fill(()) }
        marks = [:]
    }

    /// A new mark, to be written behind what the process has written. Nil where there is no pipe to write to.
    mutating func mark() -> (reached: OneShot<Void>, number: Int)? {
        guard var fence else { return nil }
        let number = fence.next()
        self.fence = fence
        let reached = OneShot<Void>()
        marks[number] = reached
        return (reached, number)
    }

    /// False when the pipe is full and it is to be tried again.
    func write(mark number: Int) -> Bool { fence?.write(number) ?? true }

    private func report(of invocation: Invocation) -> InvocationReport {
        InvocationReport(requestID: invocation.requestID, memoryMegabytes: function.memoryMegabytes)
    }

    private mutating func write(_ lines: [[UInt8]], _ source: LogEntry.Source) {
        guard !lines.isEmpty else { return }
        let time = now()
        for line in lines { kept.append(line) }
        sink.write(
            lines.map { line in
                LogEntry(
                    function: function.id, group: group, stream: stream, requestID: requestID, source: source,
                    line: line, time: time)
            })
    }
}
