import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("What a function's process finds")
struct EnvironmentTests {
    static let dump = PythonBootstrap(handle: "return json.dumps(dict(os.environ) | {'cwd': os.getcwd()}).encode()")

    @Test("its environment variables are exactly those of AWS and its own")
    func variables() async throws {
        let own = [
            "TABLE": "orders", "SHARED_LAYER_PATH": "/opt/moneta", "OPTIONAL": "/optional", "AWS_REGION": "mine",
            "_HANDLER": "mine", "AWS_ACCESS_KEY_ID": "mine", "TZ": "Europe/Vienna",
        ]
        try await PoolFixture.with(bootstrap: Self.dump.text, environment: own) { fixture in
            let result = try await fixture.invoke()
            var seen = try JSONDecoder().decode([String: String].self, from: Data(result.payload))
            let code = fixture.folder.file("code")
            let opt = fixture.folder.file("work/functions/Shop.Work/opt")
            let address = seen.removeValue(forKey: "AWS_LAMBDA_RUNTIME_API")
            #expect(address?.hasPrefix("127.0.0.1:") == true)
            let stream = seen.removeValue(forKey: "AWS_LAMBDA_LOG_STREAM_NAME")
            #expect(stream == fixture.sink.entries.first?.stream)
            #expect(stream?.contains("/[$LATEST]") == true)
            let temporary = seen.removeValue(forKey: "TMPDIR")
            #expect(temporary?.hasPrefix(fixture.folder.file("work/environments/")) == true)
            // Python adds it where the locale asks for it.
            seen.removeValue(forKey: "LC_CTYPE")
            #expect(
                seen == [
                    "cwd": code, "_HANDLER": "Work", "LAMBDA_TASK_ROOT": code, "LAMBDA_RUNTIME_DIR": "/var/runtime",
                    "AWS_LAMBDA_FUNCTION_NAME": "shop-work", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256", "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/shop-work",
                    "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "AWS_REGION": "us-east-1",
                    "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                    "AWS_SESSION_TOKEN": "test", "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
                    "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR", "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:2000",
                    "LANG": "en_US.UTF-8", "TZ": "Europe/Vienna",
                    "PATH": "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:\(opt)/bin",
                    "LD_LIBRARY_PATH": "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:"
                        + "\(code):\(code)/lib:\(opt)/lib",
                    "TABLE": "orders", "SHARED_LAYER_PATH": "\(opt)/moneta", "OPTIONAL": "/optional",
                ])
        }
    }

    @Test("layers are laid over each other in order, folders and zips alike, and their bootstrap starts the function")
    func layers() async throws {
        try await TemporaryDirectory.with { folder in
            try folder.write("code/data.txt", "")
            try folder.write("one/moneta/a.txt", "a1")
            try folder.write("one/moneta/b.txt", "b1")
            try PoolFixture.writeBootstrap(
                PythonBootstrap(
                    handle: """
                        base = os.environ["LAYER"]
                        return json.dumps({name: open(base + "/" + name).read() for name in os.listdir(base)}).encode()
                        """
                ).text, in: folder, "two")
            try folder.write("two/moneta/b.txt", "b2")
            try await zip(folder.file("two"), to: folder.file("two.zip"))
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "w", handler: "h", runtime: "provided.al2",
                codePath: folder.file("code"), layerPaths: [folder.file("one"), folder.file("two.zip")],
                timeoutSeconds: 10, environment: ["LAYER": "/opt/moneta"])
            try await PoolFixture.run([function], in: folder) { fixture in
                let result = try await fixture.invoke()
                let files = try JSONDecoder().decode([String: String].self, from: Data(result.payload))
                #expect(files == ["a.txt": "a1", "b.txt": "b2"])
            }
        }
    }

    @Test("code in a zip is unpacked and run from there")
    func zippedCode() async throws {
        try await TemporaryDirectory.with { folder in
            try PoolFixture.writeBootstrap(Self.dump.text, in: folder, "code")
            try await zip(folder.file("code"), to: folder.file("code.zip"))
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "w", handler: "h", runtime: "provided.al2",
                codePath: folder.file("code.zip"), timeoutSeconds: 10)
            try await PoolFixture.run([function], in: folder) { fixture in
                // Two at once: unpacked once, or at least as if.
                async let left = fixture.invoke()
                async let right = fixture.invoke()
                for result in try await [left, right] {
                    let seen = try JSONDecoder().decode([String: String].self, from: Data(result.payload))
                    #expect(seen["LAMBDA_TASK_ROOT"] == folder.file("work/functions/Shop.Work/code"))
                    #expect(seen["cwd"] == seen["LAMBDA_TASK_ROOT"])
                }
            }
        }
    }

    @Test(
        "code that is missing, or no zip, gives an error that names it",
        arguments: [
            ("missing", "There is no code at"), ("broken.zip", "is no good zip"),
        ])
    func badCode(name: String, reason: String) async throws {
        try await TemporaryDirectory.with { folder in
            try folder.write("broken.zip", "no zip")
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "w", handler: "h", runtime: "provided.al2",
                codePath: folder.file(name))
            try await PoolFixture.run([function], in: folder) { fixture in
                let result = try await fixture.invoke()
                #expect(result.failure == .unhandled)
                #expect(result.error["errorMessage"]?.contains(reason) == true)
                #expect(result.error["errorMessage"]?.contains(folder.file(name)) == true)
            }
        }
    }

    private func zip(_ source: String, to path: String) async throws {
        let script =
            "import shutil, sys, zipfile, os\n"
            + "archive = zipfile.ZipFile(sys.argv[2], 'w')\n"
            + "for base, _, names in os.walk(sys.argv[1]):\n"
            + "    for name in names:\n"
            + "        full = os.path.join(base, name)\n"
            + "        archive.write(full, os.path.relpath(full, sys.argv[1]))\n"
            + "archive.close()\n"
        let finished = try await ChildProcess.finish("python3", ["-c", script, source, path])
        try #require(finished.succeeded, "\(finished.output)")
    }
}
