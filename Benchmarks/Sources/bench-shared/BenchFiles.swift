import BenchReport
import FoundationEssentials

/// Where `Benchmarks/build shared` puts what is measured, from the repository's root.
struct BenchFiles {
    let root: String

    /// - Throws: `BenchError` when `root` is no checkout in which the build has run.
    init(root: String) throws {
        self.root = root
        for file in [program("shared-layer-loops"), program("evp-loops"), python, inputs + "/key.pem"]
        where !FileManager.default.fileExists(atPath: file) {
            throw BenchError("\(file) is missing: start the benchmark by “make bench-shared”")
        }
    }

    var inputs: String { root + "/Benchmarks/.build/bench/inputs" }
    var python: String { root + "/.venv/shared-layer-peers/bin/python" }
    var pythonPeer: String { root + "/Benchmarks/Peers/shared_layer.py" }

    func program(_ name: String) -> String { root + "/Benchmarks/.build/bench/" + name }
}
