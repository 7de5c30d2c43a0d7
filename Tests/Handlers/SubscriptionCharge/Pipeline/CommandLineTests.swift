import FoundationEssentials
import Scenario
import TestSupport
import Testing

@Suite("moneta-core", .timeLimit(.minutes(5)))
struct CommandLineTests {
    @Test("A person can seed a network, sign a charge and have it accepted; seeding again changes nothing")
    func seedAndSign() async throws {
        try await Cloud.with { cloud in
            try await TemporaryDirectory.with { folder in
                let endpoint = try #require(cloud.environment["AWS_ENDPOINT_URL"])
                let seed = ["data", "seed", "--endpoint", endpoint, "--output", folder.path]
                let first = try await Self.run(seed)
                #expect(first.contains("22 records written"), "\(first)")
                let key = try Self.text(folder.file("publisher-key.pem"))
                let again = try await Self.run(seed)
                #expect(again.contains("0 records written"), "\(again)")
                #expect(try Self.text(folder.file("publisher-key.pem")) == key)
                let permissions = try FileManager.default.attributesOfItem(
                    atPath: folder.file("publisher-key.pem"))[.posixPermissions]
                #expect(permissions as? Int == 0o600)

                let plan = SeedPlan(partnerAPIKey: "unused")
                let publisher = try PublisherKey(
                    keyPEM: key, certificatePEM: Self.text(folder.file("publisher-certificate.pem")))
                let network = Network(cloud: cloud, plan: plan, key: publisher)
                let body = network.body("c-1")
                let file = try folder.write("charge.json", body)
                let signature = try await Self.run([
                    "charge", "sign", "--seed", folder.path, "--url", "https://\(Network.host)\(Network.path)", file,
                ])
                let answer = try await network.post(body, signature: String(signature.dropLast()))
                #expect(answer.status == 200, "\(answer.body)")
            }
        }
    }

    @Test("Demonstration data is kept out of prod unless it is said twice")
    func prod() async throws {
        let finished = try await ChildProcess.finish(
            Self.executable, ["data", "seed", "--env", "prod", "--endpoint", "http://127.0.0.1:1"])
        #expect(!finished.succeeded)
        #expect(finished.output.contains("must not go into prod"))
        #expect(finished.output.contains("--yes"))
    }

    private static let executable = PackageRoot.file(".build/debug/moneta-core")

    private static func run(_ arguments: [String]) async throws -> String {
        let finished = try await ChildProcess.finish(executable, arguments)
        #expect(finished.succeeded, "\(finished.output)")
        return finished.output
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
