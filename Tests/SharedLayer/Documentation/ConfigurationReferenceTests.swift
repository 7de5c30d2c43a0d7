import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("The reference of the environment")
struct ConfigurationReferenceTests {
    private static let folder = PackageRoot.file("Sources/SharedLayer")

    private static func sources() throws -> [(path: String, text: String)] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        return try paths.map { ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) }
    }

    /// Every key that the layer declares.
    private static func reference() -> ConfigManager {
        var manager = ConfigManager(EnvConfig([:]))
        func read<each Value>(_ key: repeat ConfigKey<each Value>) {
            for key in repeat each key { _ = manager.read(key) }
        }
        func readOptional<each Value>(_ key: repeat ConfigKey<each Value>) {
            for key in repeat each key { _ = manager.readOptional(key) }
        }
        read(.environmentName, .sharedLayerPath, .serviceName, .logLevel, .logSamplingRate, .logBufferBytes)
        readOptional(.powertoolsLogLevel)
        read(.metricsNamespace, .metricsDisabled)
        readOptional(.metricsFunctionName)
        read(.traceDisabled, .xRayDaemonAddress, .functionName)
        readOptional(.lambdaLogLevel, .functionMemoryMegabytes, .taskRoot, .samLocal)
        read(.partnerTable, .organizationTable, .publisherTable, .mPassTable, .certificateTable)
        read(.eventBusName, .alertTopicARN, .signingKeyID, .signatureAudience)
        read(.tokenKeyID, .tokenIssuer, .tokenAudience, .tokenKeyIDsEarlier)
        read(.partnerInsideAddressesAllowed, .outboxAgeSeconds)
        return manager
    }

    /// Names of variables in Swift code: capital letters, with an underscore at least.
    private static func names(in text: String) -> Set<String> {
        Set(
            text.split(separator: "\"").map(String.init).filter { name in
                name.contains("_") && name.count > 6
                    && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
            }
        ).union(text.contains("\"ENVIRONMENT\"") ? ["ENVIRONMENT"] : [])
    }

    @Test("docs/shared-layer/configuration.md has the table of all keys, as the code says them")
    func table() throws {
        let page = try String(contentsOfFile: PackageRoot.file("docs/shared-layer/configuration.md"), encoding: .utf8)
        #expect(page.contains(Self.reference().reference), "\(Self.reference().reference)")
    }

    @Test("The table has every key that a source file declares, and keys are declared in files of that name only")
    func complete() throws {
        let documented = Set(Self.reference().declared.map(\.name))
        var declared: Set<String> = []
        for (path, text) in try Self.sources() {
            if path.split(separator: "/").last?.hasPrefix("ConfigKey+") == true {
                declared.formUnion(Self.names(in: text))
            } else {
                #expect(!text.contains("static var ") || !text.contains(": ConfigKey {"), "\(path)")
                #expect(!text.contains(#"environment[""#) && !text.contains("getenv("), "\(path)")
            }
        }
        #expect(declared == documented)
    }

    @Test("The page names what AWS's own SDKs read too")
    func aws() throws {
        let page = try String(contentsOfFile: PackageRoot.file("docs/shared-layer/configuration.md"), encoding: .utf8)
        let source = try #require(try Self.sources().first { $0.path.hasSuffix("AWSConfiguration.swift") })
        let names = Self.names(in: source.text)
        #expect(names.contains("AWS_ENDPOINT_URL"))
        for name in names { #expect(page.contains("`\(name)"), "\(name)") }
    }
}
