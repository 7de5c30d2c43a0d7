import FoundationEssentials

extension Bench {
    /// By `strace`, over a whole process.
    func systemCalls(of peer: Peer, _ invocations: Int) async throws -> CallCount {
        let output = files.scratch("strace.txt")
        _ = try await server.run(
            peer, warmUp: invocations,
            under: ["/usr/bin/strace", "-f", "-c", "-U", "calls,name", "-o", output, "--"])
        var count = CallCount()
        for line in try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 2, let calls = Double(fields[0]), fields[1] != "total" else { continue }
            count.calls[String(fields[1]), default: 0] += calls
        }
        return count
    }

    /// By valgrind's callgrind, over a whole process: static programs keep `malloc` to themselves, where what preloads
    /// another one does not reach it, but their symbols say when it is called.
    func allocations(of peer: Peer, _ invocations: Int) async throws -> CallCount {
        let allocating: Set<Substring> = [
            "malloc", "calloc", "realloc", "aligned_alloc", "memalign", "posix_memalign",
        ]
        let output = files.scratch("callgrind.out")
        _ = try await server.run(
            peer, warmUp: invocations,
            under: [
                "/usr/bin/valgrind", "--tool=callgrind", "--compress-strings=no", "--compress-pos=no",
                "--callgrind-out-file=\(output)",
            ])
        var count = CallCount()
        var called: Substring = ""
        // The format: valgrind's manual, "Callgrind Format Specification".
        for line in try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("cfn=") {
                called = line.dropFirst("cfn=".count)
            } else if line.hasPrefix("calls="), allocating.contains(called) {
                let calls = line.dropFirst("calls=".count).prefix { $0 != " " }
                count.calls[String(called), default: 0] += Double(calls) ?? 0
            } else if line.hasPrefix("totals:") {
                count.instructions = line.split(separator: " ").last.flatMap { Double($0) } ?? 0
            }
        }
        return count
    }
}
