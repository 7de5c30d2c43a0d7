import FoundationEssentials
import TestSupport
import Testing

/// Names and TLS in a static file, with the tests' own function and the layer's certificates.
@Suite("A static function reaches the network", .timeLimit(.minutes(2)))
struct PackagedNetworkTests {
    /// Whether libcurl looks the name up, or `HostResolver` does first.
    @Test("It resolves a name and trusts a server by the layer's CA bundle", arguments: [false, true])
    func trusted(resolvesFirst: Bool) async throws {
        let report = try await Self.fetch(resolvesFirst: resolvesFirst, layerTrustsServer: true)
        #expect(report.answers.map(\.body) == [#""secret""#], "\(report)")
    }

    @Test("A server that the layer's CA bundle does not know is refused")
    func untrusted() async throws {
        let report = try await Self.fetch(layerTrustsServer: false)
        try expectError(report, "tlsFailed: no trusted TLS connection to partner.example:8443")
    }

    @Test("A certificate for another name is refused")
    func otherName() async throws {
        let report = try await Self.fetch("other.example", layerTrustsServer: true)
        try expectError(report, "tlsFailed: no trusted TLS connection to other.example:8443")
    }

    @Test("A name that nobody knows is an error that says so", arguments: [false, true])
    func unknownName(resolvesFirst: Bool) async throws {
        let report = try await Self.fetch("nobody.example", resolvesFirst: resolvesFirst, layerTrustsServer: true)
        try expectError(
            report, resolvesFirst ? "nameNotResolved: Domain name not found" : "nameNotResolved: the name of")
    }

    @Test("A name server that does not answer is given up in time", arguments: [false, true])
    func silentNameServer(resolvesFirst: Bool) async throws {
        let report = try await Self.fetch("silent.example", resolvesFirst: resolvesFirst, layerTrustsServer: true)
        try expectError(report, resolvesFirst ? "timedOut: no answer within 500 ms" : "connectTimedOut: ")
    }

    @Test("Without a name server the error is the same kind, and comes soon", arguments: [false, true])
    func noNameServer(resolvesFirst: Bool) async throws {
        let report = try await Self.fetch(resolvesFirst: resolvesFirst, layerTrustsServer: true, hasNameServer: false)
        try expectError(report, "nameNotResolved: ")
    }

    private static func fetch(
        _ host: String = "partner.example", resolvesFirst: Bool = false, layerTrustsServer: Bool,
        hasNameServer: Bool = true
    ) async throws -> Sandbox.Report {
        try await TemporaryDirectory.with { directory in
            let task = directory.file("task")
            try FileManager.default.createDirectory(atPath: task, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Artifact.fixture, toPath: task + "/bootstrap")
            let layer = try await Artifact.unpack(Artifact.layer, into: directory, as: "opt")
            let (key, certificate) = try await makeCertificate(in: directory)
            if layerTrustsServer {
                let bundle = layer + "/moneta/ca-bundle.pem"
                let authorities = try [bundle, certificate].map { try String(contentsOfFile: $0, encoding: .utf8) }
                try authorities.joined(separator: "\n").write(toFile: bundle, atomically: true, encoding: .utf8)
            }
            let event = """
                {"host": "\(host)", "port": 8443, "certificateAuthoritiesFile": "/opt/moneta/ca-bundle.pem",
                 "resolvesFirst": \(resolvesFirst), "connectTimeoutMilliseconds": 500}
                """
            let names = ["partner.example": ["127.0.0.1"], "other.example": ["127.0.0.1"], "silent.example": []]
            let sandbox = Sandbox(
                task: task, layer: layer, environment: Sandbox.variables(handler: "Fetch"), events: [event],
                names: hasNameServer ? names : nil, certificate: certificate, key: key)
            return try await sandbox.run(in: directory)
        }
    }

    /// A certificate for partner.example that is its own authority.
    private static func makeCertificate(
        in directory: TemporaryDirectory
    ) async throws -> (key: String, certificate: String) {
        let (key, certificate) = (directory.file("key.pem"), directory.file("certificate.pem"))
        let made = try await ChildProcess.finish(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=partner.example", "-addext", "subjectAltName=DNS:partner.example", "-keyout", key,
                "-out", certificate,
            ])
        #expect(made.succeeded, "\(made.output)")
        return (key, certificate)
    }

    private func expectError(
        _ report: Sandbox.Report, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(
            report.answers.map(\.path) == ["invocation/request-1/error"], "\(report)", sourceLocation: sourceLocation)
        let message = try JSON(Array((report.answers.first?.body ?? "").utf8))["errorMessage"]?.string ?? ""
        #expect(message.contains(text), "\(message)", sourceLocation: sourceLocation)
    }
}
