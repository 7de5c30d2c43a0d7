import FoundationEssentials
import TestSupport
import Testing

/// The samples that AWS's own tool prints are what it prints now. A new version's events are taken over with
/// `sam local generate-event <service> <event> > Events/samples/<service>-<event>.json`.
@Suite("Generated samples", .tags(.slow))
struct GeneratedSampleTests {
    private static let services = ["alb", "apigateway", "cloudwatch", "dynamodb", "s3", "sns", "sqs"]

    /// Runs the command for every event of the services in one process; to start `sam` takes a second each time.
    private static let script = """
        import json, sys
        from unittest import mock
        from click.testing import CliRunner
        from samcli.cli.main import cli
        from samcli.commands.local.generate_event.event_generation import GenerateEventCommand

        printed = {}
        command = GenerateEventCommand(name="generate-event")
        with mock.patch("samcli.lib.utils.version_checker._inform_newer_version"):
            for service in sys.argv[2:]:
                for event in command.get_command(None, service).list_commands(None):
                    result = CliRunner().invoke(
                        cli, ["local", "generate-event", service, event], catch_exceptions=False)
                    printed[service + "-" + event] = json.loads(result.stdout)
        json.dump(printed, open(sys.argv[1], "w"))
        """

    @Test("They are what `sam local generate-event` prints", .timeLimit(.minutes(15)))
    func generated() async throws {
        let sam = try await PythonEnvironment.sam()
        try await TemporaryDirectory.with { directory in
            let file = directory.file("printed.json")
            let finished = try await ChildProcess.finish(
                sam.python, ["-c", Self.script, file] + Self.services, environment: ["SAM_CLI_TELEMETRY": "0"])
            try #require(finished.succeeded, "\(finished.output)")
            let printed = try JSON([UInt8](Data(contentsOf: URL(filePath: file)))).members
            #expect(printed.count == 13)
            for (name, event) in printed {
                #expect(try Sample.json(name) == event, "\(name)")
            }
        }
    }
}
