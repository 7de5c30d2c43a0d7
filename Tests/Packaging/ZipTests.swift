import FoundationEssentials
import TestSupport
import Testing

/// The zips of `make package` as files.
@Suite("The packaged zips", .timeLimit(.minutes(2)))
struct ZipTests {
    @Test("A function's zip is one executable file that needs no other")
    func function() async throws {
        try await TemporaryDirectory.with { directory in
            let task = try await Artifact.unpack(Artifact.function, into: directory, as: "task")
            #expect(try FileManager.default.contentsOfDirectory(atPath: task) == ["bootstrap"])
            let mode = try await ChildProcess.finish("stat", ["-c", "%a", task + "/bootstrap"])
            #expect(mode.output == "755\n")
            let headers = try await ChildProcess.finish(
                "readelf", ["--wide", "--program-headers", "--dynamic", task + "/bootstrap"])
            #expect(headers.output.contains("LOAD"))
            #expect(!headers.output.contains("INTERP") && !headers.output.contains("NEEDED"), "\(headers.output)")
        }
    }

    @Test("The symbols beside it are of this very file")
    func symbols() async throws {
        try await TemporaryDirectory.with { directory in
            let task = try await Artifact.unpack(Artifact.function, into: directory, as: "task")
            var builds: [Substring?] = []
            for file in [task + "/bootstrap", Artifact.path("SubscriptionCharge.debug")] {
                let notes = try await ChildProcess.finish("readelf", ["--notes", file])
                builds.append(notes.output.split(separator: "\n").first { $0.contains("Build ID") })
            }
            #expect(builds[0] != nil)
            #expect(builds[0] == builds[1])
        }
    }

    @Test("The layer's zip gives /opt/moneta")
    func layer() async throws {
        try await TemporaryDirectory.with { directory in
            let opt = try await Artifact.unpack(Artifact.layer, into: directory, as: "opt")
            let files = try FileManager.default.subpathsOfDirectory(atPath: opt).sorted()
            #expect(files == ["moneta", "moneta/ca-bundle.pem", "moneta/errors.json", "moneta/manifest.json"])
        }
    }

    @Test("The same files give the same bytes, whenever and wherever they were written")
    func reproducible() async throws {
        try await TemporaryDirectory.with { directory in
            var zips: [Data] = []
            for (folder, day) in [("first", "2001-02-03"), ("second", "2026-11-21")] {
                // The folder lists its files in the order in which they were written.
                for name in folder == "first" ? ["bootstrap", "a/b.json"] : ["a/b.json", "bootstrap"] {
                    try directory.write("\(folder)/\(name)", name)
                }
                let script = """
                    chmod 7\(folder == "first" ? "55" : "00") "$1/bootstrap"
                    find "$1" -exec touch -d \(day) {} +
                    "$0" "$1.zip" "$1"
                    """
                let packed = try await ChildProcess.finish(
                    "bash", ["-euc", script, PackageRoot.file("scripts/zip"), directory.file(folder)])
                #expect(packed.succeeded, "\(packed.output)")
                zips.append(try Data(contentsOf: URL(filePath: directory.file(folder + ".zip"))))
            }
            #expect(zips[0] == zips[1])
        }
    }
}
