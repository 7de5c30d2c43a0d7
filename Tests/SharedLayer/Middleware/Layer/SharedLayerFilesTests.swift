import SharedLayer
import TestSupport
import Testing

@Suite("The shared layer's files")
struct SharedLayerFilesTests {
    private static let catalogue = #"{"conflict":{"status":409,"title":"t","description":"d"}}"#

    private static func layer(
        _ manifest: String?, errors: String? = catalogue, _ body: (String) throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            if let manifest { try directory.write("manifest.json", manifest) }
            if let errors { try directory.write("errors.json", errors) }
            try body(directory.path)
        }
    }

    @Test("A layer of this code's major version is read with its catalogue")
    func fitting() async throws {
        try await Self.layer(#"{"name":"moneta-shared-layer","version":"1.42.7"}"#) { path in
            let files = try SharedLayerFiles(at: path)
            #expect(files.manifest.version == "1.42.7")
            #expect(try files.readCatalogue()["conflict"]?.title == "t")
            #expect(files.caBundlePath == path + "/ca-bundle.pem")
        }
    }

    @Test(
        "Any other is refused with a clear error",
        arguments: [
            (nil, .missing, "manifest.json"), ("{", .malformed, "manifest.json"),
            (#"{"name":"moneta-shared-layer"}"#, .malformed, "manifest.json"),
            (#"{"name":"moneta-shared-layer","version":"1"}"#, .malformed, "version"),
            (#"{"name":"moneta-shared-layer","version":"x.y.z"}"#, .malformed, "version"),
            (#"{"name":"other","version":"1.0.0"}"#, .otherLayer, "other"),
            (#"{"name":"moneta-shared-layer","version":"2.0.0"}"#, .otherMajorVersion, "needs version 1"),
        ] as [(String?, SharedLayerError.Code, String)])
    func refused(_ manifest: String?, _ code: SharedLayerError.Code, _ part: String) async throws {
        try await Self.layer(manifest) { path in
            let error = try #require(throws: SharedLayerError.self) { try SharedLayerFiles(at: path) }
            #expect(error.code == code)
            #expect(error.description.contains(part))
            #expect(error.description.contains(path) || code == .malformed)
        }
    }

    @Test(
        "A catalogue that is not usable is told when it is read",
        arguments: [
            (nil, .missing), ("[]", .malformed), (#"{"a":{"status":"x"}}"#, .malformed), ("{", .malformed),
        ] as [(String?, SharedLayerError.Code)])
    func catalogueRefused(_ errors: String?, _ code: SharedLayerError.Code) async throws {
        try await Self.layer(#"{"name":"moneta-shared-layer","version":"1.0.0"}"#, errors: errors) { path in
            let files = try SharedLayerFiles(at: path)
            let error = try #require(throws: SharedLayerError.self) { try files.readCatalogue() }
            #expect(error.code == code)
            #expect(error.description.contains("errors.json"))
        }
    }

    @Test("A catalogue of more than a megabyte is not read to its end")
    func catalogueTooLong() async throws {
        let errors = "{" + String(repeating: " ", count: 1 << 20) + "}"
        try await Self.layer(#"{"name":"moneta-shared-layer","version":"1.0.0"}"#, errors: errors) { path in
            let files = try SharedLayerFiles(at: path)
            let error = try #require(throws: SharedLayerError.self) { try files.readCatalogue() }
            #expect(error.code == .malformed)
            #expect(error.description.contains("more than 1048576"))
        }
    }
}
