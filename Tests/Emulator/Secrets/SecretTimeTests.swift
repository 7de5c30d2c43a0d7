import FoundationEssentials
import Synchronization
import TestSupport
import Testing
import VirtualTime
import Wire

@testable import Secrets

@Suite struct SecretTimeTests {
    @Test("a deleted secret is gone when its recovery window ends, and its name is free again")
    func recoveryWindow() async throws {
        let secrets = try SecretsHarness()
        _ = await secrets.call("CreateSecret", #"{"Name":"a","SecretString":"v"}"#)
        _ = await secrets.call("DeleteSecret", #"{"SecretId":"a","RecoveryWindowInDays":7}"#)
        secrets.clock.advance(by: .seconds(7 * 86_400 - 1))
        #expect(await secrets.call("DescribeSecret", #"{"SecretId":"a"}"#).status == 200)
        secrets.clock.advance(by: .seconds(1))
        let gone = await secrets.call("RestoreSecret", #"{"SecretId":"a"}"#)
        #expect(gone.answer["__type"]?.text == "ResourceNotFoundException")
        #expect(await secrets.call("CreateSecret", #"{"Name":"a","SecretString":"w"}"#).status == 200)
    }

    @Test("a schedule rotates by the clock: the four steps in order, then the next date")
    func schedule() async throws {
        let secrets = try SecretsHarness()
        let steps = StepLog()
        _ = await secrets.call("CreateSecret", #"{"Name":"a","SecretString":"v"}"#)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await secrets.service.runRotations { _, payload in
                    let event = WireValue(json: payload)
                    steps.append(event?["Step"]?.text ?? "")
                    guard event?["Step"]?.text == "createSecret", let id = event?["ClientRequestToken"]?.text else {
                        return
                    }
                    let put = await secrets.call(
                        "PutSecretValue",
                        #"{"SecretId":"a","ClientRequestToken":"\#(id)","SecretString":"r","VersionStages":["AWSPENDING","AWSCURRENT"]}"#
                    )
                    #expect(put.status == 200)
                }
            }
            let rotated = await secrets.call(
                "RotateSecret",
                #"{"SecretId":"a","RotationLambdaARN":"f","RotationRules":{"AutomaticallyAfterDays":2}}"#)
            #expect(rotated.status == 200)
            let all = ["createSecret", "setSecret", "testSecret", "finishSecret"]
            _ = try await eventually("the first rotation") { steps.all == all ? true : nil }
            _ = try await eventually("its end") {
                await secrets.call("DescribeSecret", #"{"SecretId":"a"}"#).answer["LastRotatedDate"]
            }
            secrets.clock.advance(by: .seconds(2 * 86_400))
            _ = try await eventually("the second rotation") { steps.all == all + all ? true : nil }
            group.cancelAll()
        }
    }

    @Test("a function that fails leaves the value as it was, and blocks the next rotation on demand")
    func failure() async throws {
        struct Failure: Error {}
        let secrets = try SecretsHarness()
        _ = await secrets.call("CreateSecret", #"{"Name":"a","SecretString":"v"}"#)
        _ = await secrets.call("RotateSecret", #"{"SecretId":"a","RotationLambdaARN":"f"}"#)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await secrets.service.runRotations { _, _ in throw Failure() } }
            _ = try await eventually("the rotation's end") {
                try await secrets.service.secret("a").rotationUnderWay == nil ? true : nil
            }
            group.cancelAll()
        }
        let value = await secrets.call("GetSecretValue", #"{"SecretId":"a"}"#).answer
        #expect(value["SecretString"]?.text == "v")
        let again = await secrets.call("RotateSecret", #"{"SecretId":"a"}"#).answer
        #expect(again["message"]?.text == "A previous rotation isn't complete. That rotation will be reattempted.")
    }

    @Test("a fair password has every included type, and nothing that is excluded", arguments: 1...20)
    func passwords(round: Int) throws {
        var rules = PasswordRules()
        rules.length = 4
        rules.excludedCharacters = "abc"
        let password = try rules.password()
        #expect(password.count == 4)
        #expect(password.contains(where: \.isUppercase) && password.contains(where: \.isLowercase))
        #expect(password.contains(where: \.isNumber) && !password.contains { "abc".contains($0) })
    }
}

/// The steps that a rotation function was invoked for.
private final class StepLog: Sendable {
    private let steps = Mutex<[String]>([])

    var all: [String] { steps.withLock { $0 } }

    func append(_ step: String) { steps.withLock { $0.append(step) } }
}
