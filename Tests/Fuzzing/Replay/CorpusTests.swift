import FoundationEssentials
import Fuzzing
import TestSupport
import Testing

/// What `make soak-fuzz` found and was kept, without the fuzzer.
@Suite("Fuzzing corpus")
struct CorpusTests {
    @Test(
        "Every input that was kept is read without a trap and without a broken promise", arguments: FuzzTarget.allCases)
    func replay(target: FuzzTarget) throws {
        let folder = PackageRoot.file("Tests/Fuzzing/Corpus/\(target.rawValue)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count >= 5, "the corpus of \(target.rawValue) is missing")
        for name in names {
            let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
            #expect(throws: Never.self, "\(target.rawValue)/\(name)") { try target.run(Array(bytes)) }
        }
    }
}
