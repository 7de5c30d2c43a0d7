import FoundationEssentials
import TestSupport
import Testing

/// The bills of materials of `make package`, read by CycloneDX's own library.
@Suite("A bill of materials stands beside each zip", .timeLimit(.minutes(10)))
struct BillOfMaterialsTests {
    /// The versions are those of this machine, so only the packages are named here.
    @Test(
        "It is valid, is of the zip beside it, and lists all that is in there and nothing else",
        arguments: [
            (
                "SubscriptionCharge",
                [
                    "pkg:deb/debian/c-ares", "pkg:deb/debian/curl", "pkg:deb/debian/gcc-12", "pkg:deb/debian/glibc",
                    "pkg:deb/debian/openssl", "pkg:github/swiftlang/swift",
                    "pkg:github/swiftlang/swift-corelibs-libdispatch", "pkg:github/swiftlang/swift-foundation",
                    "pkg:swift/github.com/apple/swift-distributed-tracing",
                    "pkg:swift/github.com/apple/swift-http-structured-headers", "pkg:swift/github.com/apple/swift-log",
                    "pkg:swift/github.com/apple/swift-metrics",
                ]
            ),
            ("SharedLayer", ["pkg:deb/debian/ca-certificates"]),
        ])
    func valid(_ name: String, _ packages: [String]) async throws {
        let python = try await PythonEnvironment.prepare(
            "bills", packages: ["cyclonedx-python-lib[json-validation]==11.12.0"])
        let bill = Artifact.path(name + ".cdx.json")
        let read = try await ChildProcess.finish(
            python.python, [PackageRoot.file("Tests/Fixtures/bills/validate.py"), bill])
        #expect(read.succeeded, "\(read.output)")
        let urls = read.output.split(separator: "\n")
        #expect(urls.map { $0.prefix { $0 != "@" } }.sorted() == packages.map { $0[...] }, "\(urls)")
        let subject = try JSON([UInt8](Data(contentsOf: URL(filePath: bill))))["metadata"]?["component"]
        let digest = try await ChildProcess.finish("sha256sum", [Artifact.path(name + ".zip")])
        #expect(
            subject?["hashes"]?[0]?["content"]?.string == digest.output.split(separator: " ").first.map(String.init))
    }

    @Test("The runbook's command prints what is inside")
    func runbook() async throws {
        let command = try #require(try MarkdownDocument("docs/runbooks/rebuild.md").blocks("sh").first)
        let printed = try await ChildProcess.finish(
            "bash", ["-euo", "pipefail", "-c", command], workingDirectory: PackageRoot.path)
        #expect(printed.succeeded && printed.output.contains("\nopenssl 3."), "\(printed.output)")
    }

    @Test("The versions are those of what this machine links")
    func versions() async throws {
        let bill = try JSON([UInt8](Data(contentsOf: URL(filePath: Artifact.path("SubscriptionCharge.cdx.json")))))
        for (name, package) in ["openssl": "libssl-dev", "c-ares": "libc-ares-dev", "glibc": "libc6-dev"] {
            let installed = try await ChildProcess.finish("dpkg-query", ["-W", "-f", "${source:Version}", package])
            let component = bill["components"]?.elements.first { $0["name"]?.string == name }
            #expect(component?["version"]?.string == installed.output)
        }
    }
}
