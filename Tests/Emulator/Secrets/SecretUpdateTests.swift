import FoundationEssentials
import GRDB
import Testing
import Wire

@testable import Secrets

@Suite struct SecretUpdateTests {
    @Test("a new key seals the labelled versions anew: they no longer need the old one")
    func newKey() async throws {
        let secrets = try SecretsHarness()
        _ = await secrets.call("CreateSecret", #"{"Name":"a","SecretString":"v"}"#)
        _ = await secrets.call("PutSecretValue", #"{"SecretId":"a","SecretString":"w"}"#)
        let before = try await secrets.service.versions(of: secrets.service.secret("a")).compactMap(\.keyARN)
        let answer = await secrets.call("UpdateSecret", #"{"SecretId":"a","KmsKeyId":"alias/aws/other"}"#)
        #expect(answer.status == 200)
        let after = try await secrets.service.versions(of: secrets.service.secret("a")).compactMap(\.keyARN)
        #expect(after.count == 2 && Set(after).isDisjoint(with: before))
        #expect(await secrets.call("GetSecretValue", #"{"SecretId":"a"}"#).answer["SecretString"]?.text == "w")
        let previous = await secrets.call("GetSecretValue", #"{"SecretId":"a","VersionStage":"AWSPREVIOUS"}"#)
        #expect(previous.answer["SecretString"]?.text == "v")
    }

    @Test("of requests that put different values under one token at once exactly one is taken", arguments: 1...5)
    func oneToken(round: Int) async throws {
        let secrets = try SecretsHarness()
        let token = "00000000-0000-0000-0000-00000000000\(round)"
        _ = await secrets.call("CreateSecret", #"{"Name":"a"}"#)
        let answers = await withTaskGroup(of: (value: String, status: Int).self) { group in
            for value in ["one", "two", "three", "four"] {
                group.addTask {
                    let body = #"{"SecretId":"a","ClientRequestToken":"\#(token)","SecretString":"\#(value)"}"#
                    return (value, await secrets.call("PutSecretValue", body).status)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let taken = answers.filter { $0.status == 200 }
        #expect(taken.count == 1, "\(answers)")
        let kept = await secrets.call("GetSecretValue", #"{"SecretId":"a"}"#).answer["SecretString"]?.text
        #expect(kept == taken.first?.value)
    }

    @Test("the same creation sent several times at once makes one secret, and each gets its answer")
    func creation() async throws {
        let secrets = try SecretsHarness()
        let body =
            #"{"Name":"a","ClientRequestToken":"00000000-0000-0000-0000-000000000000","SecretString":"v"}"#
        let arns = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<4 {
                group.addTask { await secrets.call("CreateSecret", body).answer["ARN"]?.text }
            }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(arns.count == 1 && !arns.contains(nil), "\(arns)")
    }

    @Test(
        "rotation schedules are rates of hours and days, or whole hours by cron",
        arguments: [
            ("rate(4 hours)", 14_400.0), ("rate(1 day)", 86_400), ("rate(999 days)", 86_313_600),
            // 2027-01-15T08:00:00Z is a Friday.
            ("cron(0 16 * * ? *)", 28_800), ("cron(0 /8 * * ? *)", 28_800), ("cron(0 8 ? * MON *)", 259_200),
            ("cron(0 0 L * ? *)", 1_353_600),
        ])
    func schedules(expression: String, seconds: Double) throws {
        let rules = RotationRules(automaticallyAfterDays: nil, duration: nil, scheduleExpression: expression)
        #expect(try rules.next(after: 1_800_000_000) == 1_800_000_000 + seconds)
    }

    @Test(
        "other schedules are refused",
        arguments: [
            "rate(3 hours)", "rate(300 minutes)", "rate(1000 days)", "rate()", "cron(30 8 * * ? *)", "cron(0 8 * *)",
            "cron(0 8 1 * ? 2030)", "at(2030-01-01T00:00:00)", "", "cron(0 25 * * ? *)",
        ])
    func refused(expression: String) {
        let rules = RotationRules(automaticallyAfterDays: nil, duration: nil, scheduleExpression: expression)
        #expect(throws: ServiceError.self) { try rules.next(after: 1_800_000_000) }
    }
}
