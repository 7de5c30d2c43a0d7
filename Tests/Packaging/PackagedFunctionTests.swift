import FoundationEssentials
import TestSupport
import Testing

/// The zips of `make package`, run with nothing around them.
@Suite("A packaged function needs nothing of the machine", .timeLimit(.minutes(2)))
struct PackagedFunctionTests {
    private static let variables = [
        "ENVIRONMENT": "dev", "SHARED_LAYER_PATH": "/opt/moneta", "PARTNER_TABLE_NAME": "partners",
        "ORGANIZATION_TABLE_NAME": "organizations", "PUBLISHER_TABLE_NAME": "publishers",
        "MPASS_TABLE_NAME": "mpasses", "CERTIFICATE_TABLE_NAME": "certificates",
        "SUBSCRIPTION_TABLE_NAME": "subscriptions", "PROCESS_CHARGE_QUEUE_URL": "https://sqs.invalid/process",
        "SIGN_CONTRACT_QUEUE_URL": "https://sqs.invalid/sign", "EVENT_BUS_NAME": "events",
        "PLATINUM_PROCESS_CHARGE_QUEUE_URL": "https://sqs.invalid/platinum-process",
        "PLATINUM_SIGN_CONTRACT_QUEUE_URL": "https://sqs.invalid/platinum-sign",
        "PLATINUM_DELIVER_TO_PARTNER_QUEUE_URL": "https://sqs.invalid/platinum-deliver",
        "PLATINUM_DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL": "https://sqs.invalid/platinum-dead",
        "DELIVER_TO_PARTNER_QUEUE_URL": "https://sqs.invalid/deliver",
        "DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL": "https://sqs.invalid/dead", "SIGNING_KEY_ID": "key",
        "SIGNATURE_AUDIENCE": "moneta-core-dev",
    ]

    /// As the developer guide and as AWS's base images have it; the second names a file that is not there.
    @Test("It serves invocations with the variables of AWS's runtimes", arguments: [":UTC", ":/etc/localtime"])
    func serves(timeZone: String) async throws {
        try await TemporaryDirectory.with { directory in
            let event = try String(
                contentsOfFile: PackageRoot.file("Events/ValidateContractFunction/malformed_json.json"), encoding: .utf8
            )
            let sandbox = try await Self.sandbox(
                "ValidateContractFunction", [event, event], in: directory, timeZone: timeZone)
            let report = try await sandbox.run(in: directory)
            #expect(
                report.answers.map(\.path) == ["invocation/request-1/response", "invocation/request-2/response"],
                "\(report)")
            for answer in report.answers {
                let response = try JSON(Array(answer.body.utf8))
                #expect(response["statusCode"]?.int == 400, "\(answer.body)")
                #expect(response["body"]?.string?.contains("malformed-json") == true, "\(answer.body)")
            }
        }
    }

    @Test("An AWS service that cannot be reached fails the invocation with the reason in the log")
    func unreachableService() async throws {
        try await TemporaryDirectory.with { directory in
            let sandbox = try await Self.sandbox("SweepOutboxFunction", ["{}"], in: directory)
            let report = try await sandbox.run(in: directory)
            #expect(report.answers.map(\.path) == ["invocation/request-1/error"], "\(report)")
            #expect(report.log.contains("the name of dynamodb.us-east-1.amazonaws.com"), "\(report)")
        }
    }

    @Test("Without the shared layer it fails its init phase and says what is missing")
    func withoutLayer() async throws {
        try await TemporaryDirectory.with { directory in
            var sandbox = try await Self.sandbox("ValidateContractFunction", [], in: directory)
            sandbox.layer = sandbox.task
            let report = try await sandbox.run(in: directory)
            #expect(report.answers.map(\.path) == ["init/error"], "\(report)")
            #expect(report.answers.first?.body.contains("/opt/moneta") == true, "\(report)")
        }
    }

    private static func sandbox(
        _ handler: String, _ events: [String], in directory: TemporaryDirectory, timeZone: String = ":UTC"
    ) async throws -> Sandbox {
        Sandbox(
            task: try await Artifact.unpack(Artifact.function, into: directory, as: "task"),
            layer: try await Artifact.unpack(Artifact.layer, into: directory, as: "opt"),
            environment: Sandbox.variables(handler: handler, timeZone: timeZone, adding: variables), events: events)
    }
}
