import BenchReport
import FoundationEssentials

/// Where `Benchmarks/build pipelines` puts what is measured, from the repository's root.
struct PipelineFiles {
    let root: String

    /// - Throws: `BenchError` when `root` is no checkout in which the build has run.
    init(root: String) throws {
        self.root = root
        for file in [moneta, load, root + "/Benchmarks/.build/bench/python-validate/bootstrap"]
        where !FileManager.default.fileExists(atPath: file) {
            throw BenchError("\(file) is missing: start the benchmark by “make bench-pipelines”")
        }
    }

    var moneta: String { root + "/Benchmarks/.build/bench/moneta" }
    var load: String { root + "/Benchmarks/.build/bench/pipeline-load" }
    /// Everything, for the load; two stacks and the Python function, for the comparison.
    var application: String { root + "/template.json" }
    var comparison: String { root + "/Benchmarks/Pipelines/template.json" }
    /// On the repository's disk, so that syncs cost what they cost.
    var scratch: String { root + "/Benchmarks/.build/bench/pipelines" }
}
