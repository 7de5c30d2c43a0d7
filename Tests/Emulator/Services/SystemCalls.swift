import FoundationEssentials
import TestSupport

/// What the kernel saw of an emulator.
struct SystemCalls {
    private static let traced =
        "trace=read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync,rename,renameat,renameat2"

    let all: [SystemCall]

    /// Runs the real emulator under strace, and gives what it called until its end.
    static func during(
        template: String, in directory: TemporaryDirectory, _ body: (EmulatorProcess) async throws -> Void
    ) async throws -> SystemCalls {
        let (trace, program) = (directory.file("trace"), directory.file("traced"))
        let moneta = PackageRoot.file(".build/debug/moneta")
        let script = "#!/bin/sh\nexec strace -f -y -s 4096 -e \(traced) -o \(trace) \(moneta) \"$@\"\n"
        try Data(script.utf8).write(to: URL(filePath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        try await EmulatorProcess.with(
            program: program, template: template, dataDirectory: directory.file("data"), body)
        // What clients send is cut off anywhere, also within a character.
        return SystemCalls(trace: String(decoding: try Data(contentsOf: URL(filePath: trace)), as: UTF8.self))
    }

    init(trace: String) {
        var calls: [SystemCall] = []
        var waiting: [Substring: SystemCall] = [:]
        for (number, line) in trace.split(separator: "\n").enumerated() {
            let thread = line.prefix { $0 != " " }
            let text = line.dropFirst(thread.count).drop { $0 == " " }
            if text.hasPrefix("<..."), var call = waiting.removeValue(forKey: thread) {
                call.text += text
                call.ended = number
                calls.append(call)
            } else if let call = SystemCall(text, line: number) {
                if text.hasSuffix("<unfinished ...>") { waiting[thread] = call } else { calls.append(call) }
            }
        }
        all = calls
    }

    /// The read of the request whose header `X-Step` has that value.
    func request(_ step: String) -> SystemCall? {
        all.first { $0.text.contains("-Step: \(step);") }
    }

    /// The write of the answer to a request; 100 Continue is none.
    func answer(to request: SystemCall) -> SystemCall? {
        all.filter {
            $0.began > request.ended && $0.file == request.file
                && ["write", "writev", "sendto", "sendmsg"].contains($0.name) && $0.text.contains("\"HTTP/1.1 20")
        }.min { $0.began < $1.began }
    }

    /// The calls that began after the one and ended before the other began.
    func between(_ first: SystemCall, _ last: SystemCall) -> [SystemCall] {
        all.filter { $0.began > first.ended && $0.ended < last.began }
    }

    /// SQLite writes a page at a time.
    private static let pageBytes = 4096

    /// Whether pages went to a store's log, and a sync of it ended well, between a request and its answer.
    func isSynced(_ store: String, between request: SystemCall, and answer: SystemCall) -> Bool {
        let log = between(request, answer).filter { $0.file.hasSuffix("/\(store).sqlite-wal") }
        let pages = log.filter { $0.name == "pwrite64" && $0.result == Self.pageBytes }
        return pages.contains { page in log.contains { $0.isSync && $0.began > page.ended } }
    }
}
