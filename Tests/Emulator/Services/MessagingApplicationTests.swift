import TestSupport
import Testing

/// One application with every event type that SAM has for messages, in the real process.
@Suite("An application of events")
struct MessagingApplicationTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let template = PackageRoot.file("Tests/Fixtures/applications/messaging/template.yaml")

    @Test("Each event type invokes its function, with records of the shape of AWS's samples", .timeLimit(.minutes(6)))
    func chain() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: ["boto3==1.43.11", "awscli==1.45.11"])
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Self.moneta, template: Self.template, dataDirectory: directory.file("data")
            ) { emulator in
                let session = try await ChildProcess.finish(
                    python.python,
                    [
                        PackageRoot.file("Tests/Fixtures/clients/messaging.py"), emulator.servicesURL, Self.moneta,
                        PackageRoot.file("Events/samples"),
                    ], within: .seconds(240))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output.suffix(4_000))")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("The start tells each kind in a line: how many, which, and where")
    func report() async throws {
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Self.moneta, template: Self.template, dataDirectory: directory.file("data")
            ) { emulator in
                try await emulator.process.waitForOutput(containing: "Ready.")
                let lines = emulator.process.output.split(separator: "\n").map(String.init)
                let services = emulator.servicesURL
                let expected = [
                    "Functions  9   OrderFunction, RuleFunction, QueueFunction, FIFOFunction, NoticeFunction, "
                        + "BucketFunction, TableFunction, HourFunction, NightFunction",
                    "Tables     1   orders (stream)",
                    "Buckets    1   uploads   \(services)/NAME",
                    "Queues     4   uploaded, jobs, steps.fifo, results   \(services)/000000000000/NAME",
                    "Topics     2   uploads, notices   arn:aws:sns:us-east-1:000000000000:NAME",
                    "Buses      1   shop",
                    "Rules      1   order-taken",
                    "Schedules  2   hourly, nightly   try: moneta clock advance 1d",
                    "Mappings   4   uploaded → order, jobs → queue, steps.fifo → fifo, orders → table",
                    "Services   export AWS_ENDPOINT_URL=\(services)",
                ]
                for line in expected { #expect(lines.contains(line), "\(line) missing in\n\(emulator.process.output)") }
                #expect(!emulator.process.output.contains("NOT EMULATED"))
            }
        }
    }
}
