import CurlTransport
import LambdaAPI
import TestSupport
import Testing

@testable import LambdaExtensions

@Suite("The client of the Extensions API", .timeLimit(.minutes(2)))
struct ExtensionClientTests {
    typealias Answer = ScriptedLambda.Answer

    @Test("It registers under its name, for its events, and asks for the account")
    func register() async throws {
        let (client, requests) = try await ScriptedLambda().run { peer in
            (try await ExtensionClient.register("dur ations", for: [.invoke, .shutdown], peer), peer.requests)
        }
        #expect(
            client.registration
                == ExtensionRegistration(
                    identifier: ScriptedLambda.identifier, functionName: "greet", functionVersion: "$LATEST",
                    handler: "Greet", accountID: "123456789012"))
        let request = try #require(requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/2020-01-01/extension/register")
        #expect(request.header("Lambda-Extension-Name") == "dur ations")
        #expect(request.header("Lambda-Extension-Accept-Feature") == "accountId")
        #expect(request.header("Content-Type") == "application/json")
        #expect(try JSON(request.body) == ["events": ["INVOKE", "SHUTDOWN"]])
    }

    @Test("It asks for events with its identifier, and gets them typed")
    func next() async throws {
        let lambda = ScriptedLambda(events: [
            ScriptedLambda.invoke, .response(200, [], #"{"eventType":"THAW","deadlineMs":"never"}"#),
            .response(200, [], #"{"eventType":"SHUTDOWN","shutdownReason":"TIMEOUT","deadlineMs":7}"#),
            .response(200, [], #"{"eventType":"SHUTDOWN","shutdownReason":"SandboxTerminated","deadlineMs":8}"#),
        ])
        let (events, requests) = try await lambda.run { peer in
            let client = try await ExtensionClient.register("durations", for: [.invoke], peer)
            var events: [ExtensionEvent] = []
            for _ in 1...4 { events.append(try await client.next()) }
            return (events, peer.requests)
        }
        let invoke = ExtensionEvent.Invoke(
            requestID: "request-1", deadlineMilliseconds: 1_795_273_984_591,
            invokedFunctionARN: "arn:aws:lambda:eu-west-1:123456789012:function:greet",
            tracing: TraceContext(value: "Root=1-5f35ae12;Sampled=1"))
        #expect(
            events == [
                .invoke(invoke), .unknown(type: "THAW"),
                .shutdown(ExtensionEvent.Shutdown(reason: .timeout, deadlineMilliseconds: 7)),
                .shutdown(
                    ExtensionEvent.Shutdown(
                        reason: ShutdownReason(rawValue: "SandboxTerminated"), deadlineMilliseconds: 8)),
            ])
        #expect(requests.dropFirst().allSatisfy { $0.method == "GET" })
        #expect(requests.dropFirst().allSatisfy { $0.target == "/2020-01-01/extension/event/next" })
        #expect(
            requests.dropFirst().allSatisfy {
                $0.header("Lambda-Extension-Identifier") == ScriptedLambda.identifier
            })
    }

    @Test("It waits for an event without a timeout, and for everything else with one")
    func timeouts() throws {
        let api = ExtensionsAPI(address: try #require(RuntimeAPIAddress("127.0.0.1:9001")))
        #expect(api.next("id").limits.totalTimeoutMilliseconds == nil)
        #expect(api.register("a", for: []).limits.totalTimeoutMilliseconds == 10_000)
    }

    @Test(
        "A registration that fails says why",
        arguments: [
            (
                Answer.response(
                    403, [], #"{"errorMessage":"INVOKE: not here","errorType":"Extension.InvalidEventType"}"#),
                ExtensionError.Code.refused,
                "Lambda answered 403 to register (Extension.InvalidEventType: INVOKE: not here)"
            ), (.response(400, [], "<html>"), .refused, "Lambda answered 400 to register"),
            (.response(500), .apiFailed, "Lambda answered 500 to register"),
            (.drop, .apiUnreachable, "Lambda does not answer: connectionLost"),
            (
                .response(200, [], #"{"functionName":"f","functionVersion":"1"}"#), .malformedResponse,
                "the registration came without Lambda-Extension-Identifier"
            ),
            (
                .response(200, ["Lambda-Extension-Identifier: "], #"{"functionName":"f","functionVersion":"1"}"#),
                .malformedResponse, "the registration came without Lambda-Extension-Identifier"
            ),
            (
                .response(200, ["Lambda-Extension-Identifier: id"], #"{"functionName":"#), .malformedResponse,
                "Lambda's answer to register cannot be read"
            ),
            (
                .response(200, ["Lambda-Extension-Identifier: id"], #"{"functionName":"f"}"#), .malformedResponse,
                "functionVersion"
            ),
        ])
    func failedRegistration(_ answer: Answer, _ code: ExtensionError.Code, _ text: String) async throws {
        let error = try await ScriptedLambda(registration: answer).run { peer in
            await #expect(throws: ExtensionError.self) { try await ExtensionClient.register("a", for: [], peer) }
        }
        #expect(error?.code == code)
        #expect(error?.description.contains(text) == true, "\(String(describing: error))")
    }

    @Test("What Lambda does not say is not there")
    func sparseRegistration() async throws {
        let sparse = Answer.response(
            200, ["lambda-extension-identifier: id"], #"{"functionName":"f","functionVersion":"1","more":[]}"#)
        let client = try await ScriptedLambda(registration: sparse).run { peer in
            try await ExtensionClient.register("a", for: [], peer)
        }
        #expect(
            client.registration
                == ExtensionRegistration(
                    identifier: "id", functionName: "f", functionVersion: "1", handler: nil, accountID: nil))
    }

    @Test(
        "An event that fails says why",
        arguments: [
            (Answer.response(403), ExtensionError.Code.refused), (.response(500), .apiFailed), (.drop, .apiUnreachable),
            (.response(200, [], ""), .malformedResponse), (.response(200, [], "{}"), .malformedResponse),
            (.response(200, [], #"{"eventType":"INVOKE","deadlineMs":1}"#), .malformedResponse),
            (.response(200, [], #"{"eventType":"SHUTDOWN","shutdownReason":"spindown"}"#), .malformedResponse),
        ])
    func failedEvent(_ answer: Answer, _ code: ExtensionError.Code) async throws {
        let error = try await ScriptedLambda(events: [answer, answer]).run { peer in
            let client = try await ExtensionClient.register("a", for: [], peer)
            return await #expect(throws: ExtensionError.self) { try await client.next() }
        }
        #expect(error?.code == code)
    }

    @Test("Without an address of Lambda's it says what this program is", arguments: [nil, "", "https://a"])
    func noAddress(_ value: String?) async throws {
        let environment = value.map { ["AWS_LAMBDA_RUNTIME_API": $0] } ?? [:]
        let error = await #expect(throws: ExtensionError.self) {
            try await ExtensionClient.register("a", for: [], environment: environment)
        }
        #expect(error?.code == .environmentIncomplete)
        #expect(error?.message.contains("this program is a Lambda extension") == true)
    }

    @Test("Errors are reported with their type in the header and all of it in the body")
    func reports() async throws {
        let failure = ExtensionFailure(
            errorType: "Extension.Config Invalid\n", errorMessage: "a \"quoted\"\u{1}\nline", stackTrace: ["main"])
        let requests = try await ScriptedLambda().run { peer in
            let client = try await ExtensionClient.register("a", for: [], peer)
            try await client.reportInitError(failure)
            try await client.reportExitError(failure)
            return peer.requests.dropFirst()
        }
        #expect(
            requests.map(\.target) == ["/2020-01-01/extension/init/error", "/2020-01-01/extension/exit/error"])
        for request in requests {
            #expect(request.method == "POST")
            #expect(request.header("Lambda-Extension-Identifier") == ScriptedLambda.identifier)
            #expect(request.header("Lambda-Extension-Function-Error-Type") == "Extension.Config_Invalid_")
            #expect(
                try JSON(request.body) == [
                    "errorType": "Extension.Config Invalid\n", "errorMessage": "a \"quoted\"\u{1}\nline",
                    "stackTrace": ["main"],
                ])
        }
    }

    @Test("A report that is refused says so")
    func refusedReport() async throws {
        let error = try await ScriptedLambda(errorReceipt: .response(403)).run { peer in
            let client = try await ExtensionClient.register("a", for: [], peer)
            return await #expect(throws: ExtensionError.self) {
                try await client.reportExitError(ExtensionFailure(errorType: "", errorMessage: ""))
            }
        }
        #expect(error?.code == .refused)
    }

    @Test(
        "A subscription succeeds, is not supported, or says why it failed",
        arguments: [
            (Answer.response(200, [], #""OK""#), TelemetrySubscription.Outcome.subscribed, nil),
            (.response(202, [], #"{"errorType":"Telemetry.NotSupported"}"#), .notSupported, nil),
            (.response(400, [], #"{"errorType":"ValidationError","errorMessage":"types"}"#), nil, .refused),
            (.response(403), nil, .refused), (.response(500), nil, .apiFailed), (.drop, nil, .apiUnreachable),
        ] as [(Answer, TelemetrySubscription.Outcome?, ExtensionError.Code?)])
    func subscribe(
        _ answer: Answer, _ expected: TelemetrySubscription.Outcome?, _ code: ExtensionError.Code?
    ) async throws {
        let subscription = try TelemetrySubscription(to: [.platform], at: "http://sandbox.localdomain:4243")
        let (outcome, request) = try await ScriptedLambda(subscription: answer).run { peer in
            let client = try await ExtensionClient.register("a", for: [], peer)
            let outcome: Result<TelemetrySubscription.Outcome, ExtensionError>
            do throws(ExtensionError) {
                outcome = .success(try await client.subscribe(to: subscription))
            } catch {
                outcome = .failure(error)
            }
            return (outcome, peer.requests.last)
        }
        switch outcome {
        case .success(let outcome): #expect(outcome == expected)
        case .failure(let error): #expect(error.code == code)
        }
        #expect(request?.method == "PUT")
        #expect(request?.target == "/2022-07-01/telemetry")
        #expect(request?.header("Lambda-Extension-Identifier") == ScriptedLambda.identifier)
    }
}

extension ExtensionClient {
    fileprivate static func register(
        _ name: String, for events: [ExtensionEventType], _ peer: ScriptedPeer
    ) async throws -> ExtensionClient {
        try await register(name, for: events, environment: peer.environment)
    }
}
