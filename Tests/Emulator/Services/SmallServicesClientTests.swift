import FoundationEssentials
import TestSupport
import Testing

@Suite("Small services through AWS's clients", .timeLimit(.minutes(10)))
struct SmallServicesClientTests {
    @Test(
        "boto3 makes every call, with its limits and errors",
        arguments: ["parameters.py", "secretsmanager.py", "sts.py", "kms.py"])
    func boto3(script: String) async throws {
        try await SmallServices.runScript(script)
    }

    @Test(
        "boto3 puts and reads metrics in each protocol of CloudWatch",
        arguments: ["smithy-rpc-v2-cbor", "json", "query"])
    func protocols(name: String) async throws {
        try await SmallServices.runScript("cloudwatch.py", arguments: [name])
    }

    @Test("The AWS CLI keeps a parameter and a secret, asks who it is, and reads a metric that it put")
    func commandLine() async throws {
        try await SmallServices.withEmulator { emulator, python in
            func aws(_ arguments: String...) async throws -> String {
                try await SmallServices.cli(python, emulator, arguments)
            }
            _ = try await aws("ssm", "put-parameter", "--name", "/cli", "--value", "v", "--type", "SecureString")
            let parameter = try await aws("ssm", "get-parameter", "--name", "/cli", "--with-decryption")
            #expect(parameter.contains(#""Value": "v""#))
            _ = try await aws("secretsmanager", "create-secret", "--name", "cli", "--secret-string", "hidden")
            let secret = try await aws("secretsmanager", "get-secret-value", "--secret-id", "cli")
            #expect(secret.contains(#""SecretString": "hidden""#))
            #expect(try await aws("sts", "get-caller-identity").contains("arn:aws:iam::000000000000:root"))
            _ = try await aws(
                "cloudwatch", "put-metric-data", "--namespace", "Cli", "--metric-name", "Orders", "--value", "3")
            #expect(try await aws("cloudwatch", "list-metrics", "--namespace", "Cli").contains(#""Orders""#))
            _ = try await aws("kms", "create-alias", "--alias-name", "alias/cli", "--target-key-id", keyID(aws))
            #expect(try await aws("kms", "get-key-rotation-status", "--key-id", keyID(aws)).contains("false"))
        }
    }

    /// The first key, by the CLI.
    private func keyID(_ aws: (String...) async throws -> String) async throws -> String {
        let text = try await aws("kms", "create-key", "--query", "KeyMetadata.KeyId", "--output", "text")
        return String(text.prefix { $0 != "\n" })
    }

    @Test("Values survive kill -9, and are nowhere in clear in the files")
    func killed() async throws {
        let python = try await SmallServices.clients()
        try await TemporaryDirectory.with { directory in
            let data = directory.file("data")
            let script = PackageRoot.file("Tests/Fixtures/clients/small_durability.py")
            try await SmallServices.withEmulator(data: data) { emulator, _ in
                let put = try await ChildProcess.finish(python.python, [script, emulator.servicesURL, "put"])
                #expect(put.succeeded, "\(put.output)")
                emulator.process.kill()
            }
            for file in try FileManager.default.contentsOfDirectory(atPath: data) where file.contains(".sqlite") {
                let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(data)/\(file)")))
                #expect(!bytes.holds(Array("open sesame".utf8)), "\(file) has a secret in clear")
            }
            try await SmallServices.withEmulator(data: data) { emulator, _ in
                let get = try await ChildProcess.finish(python.python, [script, emulator.servicesURL, "get"])
                #expect(get.succeeded, "\(get.output)")
            }
        }
    }

    @Test("A template's secret is made once and kept; dynamic references reach a function's environment")
    func template() async throws {
        let python = try await SmallServices.clients()
        try await TemporaryDirectory.with { directory in
            let data = directory.file("data")
            let script = PackageRoot.file("Tests/Fixtures/clients/small_template.py")
            var passwords: [String] = []
            for _ in 0..<2 {
                passwords.append(
                    try await SmallServices.withEmulator(data: data) { emulator, _ in
                        let told = try await ChildProcess.finish(python.python, [script, emulator.servicesURL])
                        #expect(told.succeeded, "\(told.output)\n--- emulator\n\(emulator.process.output)")
                        return told.output
                    })
            }
            #expect(passwords[0] == passwords[1])
            #expect(passwords[0].count == 25)
        }
    }
}

extension [UInt8] {
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        var start = startIndex
        while let index = self[start...].firstIndex(of: first) {
            if self[index...].starts(with: part) { return true }
            start = index + 1
        }
        return false
    }
}
