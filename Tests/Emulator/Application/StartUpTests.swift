import FoundationEssentials
import Scenario
import TestSupport
import Testing

/// What a person sees when the emulator cannot start, or starts with something that it does not emulate.
@Suite("Start-up")
struct StartUpTests {
    @Test("A port in use is named, with the option that chooses another")
    func portInUse() async throws {
        try await Programs.withApplication("echo") { running in
            let port = try #require(running.apiURL.split(separator: ":").last.map(String.init))
            let second = try await start(["--port", port, "--services-port", "0", "--in-memory"])
            #expect(second.exitCode == 1)
            #expect(second.output.contains("Port \(port)"))
            #expect(second.output.contains("--port"))
        }
    }

    @Test("One port for two servers, or a number that is no port, is refused", arguments: ["same", "70000"])
    func wrongPort(_ text: String) async throws {
        let port = text == "same" ? try await String(FreePort.find()) : text
        let started = try await start(["--port", port, "--services-port", port, "--in-memory"])
        #expect(started.exitCode == 1)
        #expect(started.output.contains(port))
    }

    @Test("A folder with a space in its name keeps the data in it")
    func spaces() async throws {
        try await TemporaryDirectory.with { directory in
            let template = try directory.write("my app/template.yaml", "Resources: {Jobs: {Type: 'AWS::SQS::Queue'}}")
            try await ChildProcess.with(
                Programs.moneta, ["start", "-t", template, "--port", "0", "--services-port", "0"]
            ) { process in
                try await process.waitForOutput(containing: "Ready.")
            }
            #expect(FileManager.default.fileExists(atPath: directory.file("my app/.moneta/queues.sqlite")))
        }
    }

    @Test("A second emulator on the same data is refused, and the file named")
    func dataInUse() async throws {
        try await TemporaryDirectory.with { directory in
            let data = directory.file("data")
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.application("echo"), dataDirectory: data
            ) { _ in
                let second = try await start(["--port", "0", "--services-port", "0", "--data-directory", data])
                #expect(second.exitCode == 1)
                #expect(second.output.contains(data))
            }
        }
    }

    @Test("A corrupt database file is named, with what to do")
    func corruptStore() async throws {
        try await TemporaryDirectory.with { directory in
            try directory.write("data/tables.sqlite", String(repeating: "no database ", count: 1_000))
            let started = try await start(
                ["--port", "0", "--services-port", "0", "--data-directory", directory.file("data")])
            #expect(started.exitCode == 1)
            #expect(started.output.contains("tables.sqlite"))
        }
    }

    @Test("A template that is wrong is refused with file, line and resource", arguments: templateErrors)
    func templateError(_ wrong: WrongTemplate) async throws {
        try await TemporaryDirectory.with { directory in
            let template = try directory.write("template.yaml", wrong.text)
            try directory.write("code/bootstrap", "#!/bin/sh\n")
            let started = try await start(
                ["--port", "0", "--services-port", "0", "--in-memory"], template: template)
            #expect(started.exitCode == 1)
            for expected in wrong.expected + ["template.yaml:"] {
                #expect(started.output.contains(expected), "\(expected) missing in: \(started.output)")
            }
        }
    }

    @Test("What is not emulated is listed at start-up")
    func unsupported() async throws {
        try await TemporaryDirectory.with { directory in
            let template = try directory.write(
                "template.yaml",
                """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Alarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties: {MetricName: Errors}
                """)
            try await EmulatorProcess.with(
                program: Programs.moneta, template: template, dataDirectory: directory.file("data")
            ) { emulator in
                #expect(emulator.process.output.contains("AWS::CloudWatch::Alarm"))
                #expect(emulator.process.output.contains("template.yaml:3"))
            }
        }
    }

    private func start(
        _ arguments: [String], template: String = Programs.application("echo")
    ) async throws -> FinishedProcess {
        try await ChildProcess.finish(
            Programs.moneta, ["start", "--template", template] + arguments, within: .seconds(30))
    }

    struct WrongTemplate: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let expected: [String]

        var testDescription: String { name }
    }

    private static let templateErrors = [
        WrongTemplate(
            name: "an unknown resource type",
            text: """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Hello:
                    Type: AWS::Serverless::Functoin
                """,
            expected: ["Hello", "AWS::Serverless::Functoin"]),
        WrongTemplate(
            name: "a missing CodeUri",
            text: """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Hello:
                    Type: AWS::Serverless::Function
                    Properties: {Runtime: provided.al2023, Handler: hello, CodeUri: nowhere/}
                """,
            expected: ["Hello", "nowhere"]),
        WrongTemplate(
            name: "a reference to nothing",
            text: """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Hello:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: provided.al2023
                      Handler: hello
                      CodeUri: code/
                      Environment: {Variables: {TABLE: !Ref NoSuchTable}}
                """,
            expected: ["Hello", "NoSuchTable"]),
        WrongTemplate(
            name: "a cycle",
            text: """
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  One:
                    Type: AWS::SQS::Queue
                    Properties: {QueueName: !Sub "${Two.QueueName}-x"}
                  Two:
                    Type: AWS::SQS::Queue
                    Properties: {QueueName: !Sub "${One.QueueName}-x"}
                """,
            expected: ["One", "Two"]),
        WrongTemplate(name: "no YAML", text: "Resources: [", expected: []),
    ]
}
