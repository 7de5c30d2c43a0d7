import FunctionRuntime
import SharedLayer
import TestSupport
import Testing
import Tracing

@Suite("Sending to X-Ray's daemon")
struct XRayDaemonTests {
    private static let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"

    @Test("Each subsegment is one datagram behind the daemon's header")
    func datagrams() async throws {
        let daemon = DatagramListener()
        let tracer = XRayTracer(
            XRayTracerSettings(daemon: XRayDaemonAddress(host: "127.0.0.1", port: daemon.port)))
        await InvocationScope.run(.forTesting(traceID: Self.header)) {
            tracer.withSpan("outer") { _ in tracer.withSpan("inner") { _ in } }
        }
        var datagrams: [String] = []
        try await eventually("three datagrams") {
            datagrams += daemon.received()
            return datagrams.count >= 3
        }
        let lines = datagrams.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        #expect(lines.allSatisfy { $0.count == 2 && $0[0] == #"{"format":"json","version":1}"# })
        let names = try lines.map { try JSONParser().parse(String($0[1]))["name"] }
        #expect(names == ["outer", "inner", "outer"])
    }

    @Test("The longest document arrives whole")
    func longest() async throws {
        let daemon = DatagramListener()
        let sender = XRayDaemonSender(XRayDaemonAddress(host: "127.0.0.1", port: daemon.port))
        sender.send([UInt8](repeating: UInt8(ascii: "x"), count: 64_000))
        let datagram = try await eventually("the datagram") { daemon.received().first }
        #expect(datagram.utf8.count == 64_030)
    }

    @Test(
        "Nobody listening, and an address that is none, fail nothing",
        arguments: [("127.0.0.1", 9), ("localhost.invalid", 2_000), ("256.0.0.1", 2_000)] as [(String, UInt16)])
    func nobody(_ host: String, _ port: UInt16) async {
        let tracer = XRayTracer(XRayTracerSettings(daemon: XRayDaemonAddress(host: host, port: port)))
        let value = await InvocationScope.run(.forTesting(traceID: Self.header)) {
            tracer.withSpan("one") { _ in tracer.withSpan("two") { _ in 7 } }
        }
        #expect(value == 7)
    }

    @Test("A daemon that comes back gets what is sent from then on")
    func comingBack() async throws {
        let free = DatagramListener().port
        let sender = XRayDaemonSender(XRayDaemonAddress(host: "127.0.0.1", port: free))
        for _ in 0..<3 { sender.send(Array("lost".utf8)) }
        let daemon = DatagramListener()
        guard daemon.port == free else { return }
        sender.send(Array("found".utf8))
        #expect(try await eventually("the datagram") { daemon.received().first }.hasSuffix("found"))
    }

    @Test(
        "The daemon's address is read as X-Ray writes it",
        arguments: [
            ("169.254.79.129:2000", "169.254.79.129:2000"), ("udp:10.0.0.1:2001", "10.0.0.1:2001"),
            ("tcp:127.0.0.1:2000 udp:127.0.0.2:2001", "127.0.0.2:2001"),
            ("udp:127.0.0.2:2001 tcp:127.0.0.1:2000", "127.0.0.2:2001"), ("[::1]:2000", "[::1]:2000"),
            ("127.0.0.1", nil), ("127.0.0.1:", nil), ("127.0.0.1:0", nil), ("127.0.0.1:70000", nil), (":2000", nil),
            ("tcp:127.0.0.1:2000", nil), ("", nil), ("::1:2000", nil), ("[::1:2000", nil), ("[]:2000", nil),
            ("[daemon]:2000", nil), ("daemon\u{301}:2000", nil), ("daemon:2000", "daemon:2000"),
        ] as [(String, String?)])
    func address(_ text: String, _ expected: String?) {
        #expect(XRayDaemonAddress(text)?.description == expected)
    }

    @Test(
        "Nothing is sent outside of Lambda, in `sam local`, and where it is turned off",
        arguments: [
            (["LAMBDA_TASK_ROOT": "/var/task"], "127.0.0.1:2000"),
            (
                ["LAMBDA_TASK_ROOT": "/var/task", "AWS_XRAY_DAEMON_ADDRESS": "169.254.79.129:2000"],
                "169.254.79.129:2000"
            ),
            (["LAMBDA_TASK_ROOT": "/var/task", "POWERTOOLS_TRACE_DISABLED": "true"], nil),
            (["LAMBDA_TASK_ROOT": "/var/task", "AWS_SAM_LOCAL": "true"], nil), ([:], nil),
        ] as [([String: String], String?)])
    func environment(_ environment: [String: String], _ expected: String?) throws {
        #expect(try XRayTracerSettings(config: EnvConfig(environment)).daemon?.description == expected)
    }
}
