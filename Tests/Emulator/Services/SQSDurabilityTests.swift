import FoundationEssentials
import TestSupport
import Testing

/// What the kernel sees of a message that is accepted.
@Suite("SQS's answers and the disk")
struct SQSDurabilityTests {
    private static let calls = "trace=read,recvfrom,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync"

    @Test("A message is synced to disk before its sender is answered", .timeLimit(.minutes(3)))
    func syncBeforeAnswer() async throws {
        try await TemporaryDirectory.with { directory in
            let (trace, traced) = (directory.file("trace"), directory.file("traced"))
            let moneta = PackageRoot.file(".build/debug/moneta")
            let script = "#!/bin/sh\nexec strace -f -y -s 4096 -e \(Self.calls) -o \(trace) \(moneta) \"$@\"\n"
            try Data(script.utf8).write(to: URL(filePath: traced))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: traced)
            try await EmulatorProcess.with(
                program: traced, template: PackageRoot.file("Tests/Fixtures/applications/queues/template.yaml"),
                dataDirectory: directory.file("data")
            ) { emulator in
                let sent = try await ChildProcess.finish(
                    "curl",
                    [
                        "--silent", "--show-error", emulator.servicesURL, "--header",
                        "X-Amz-Target: AmazonSQS.SendMessage",
                        "--json",
                        #"{"QueueUrl":"http://x/0/template-orders.fifo","MessageBody":"m","MessageGroupId":"g"}"#,
                    ])
                try #require(sent.succeeded && sent.output.contains("SequenceNumber"), "\(sent.output)")
            }
            let lines = try String(contentsOf: URL(filePath: trace), encoding: .utf8).split(separator: "\n")
            let request = try #require(lines.firstIndex { $0.contains("AmazonSQS.SendMessage") })
            let answer = try #require(lines.firstIndex { $0.contains("MD5OfMessageBody") })
            let log = lines[request..<answer].filter {
                $0.contains("queues.sqlite-wal") || $0.contains("sync resumed>")
            }
            #expect(log.contains { $0.contains("pwrite64(") })
            // The last thing that happens to the log before the answer is that a sync of it has ended well.
            let last = try #require(log.last.map(String.init))
            #expect(last.contains("sync"), "\(last)")
            #expect(last.hasSuffix(" = 0"), "\(last)")
        }
    }
}
