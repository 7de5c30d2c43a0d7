import BenchReport
import FoundationEssentials

/// Where `Benchmarks/build messaging` puts what is measured, from the repository's root.
struct MessagingFiles {
    let root: String

    /// - Throws: `BenchError` when `root` is no checkout in which the build has run.
    init(root: String) throws {
        self.root = root
        for file in [moneta, load, moto, root + "/Benchmarks/.build/bench/stamp/bootstrap"]
        where !FileManager.default.fileExists(atPath: file) {
            throw BenchError("\(file) is missing: start the benchmark by “make bench-messaging”")
        }
    }

    var moneta: String { root + "/Benchmarks/.build/bench/moneta" }
    var load: String { root + "/Benchmarks/.build/bench/load" }
    var moto: String { root + "/.venv/moto/bin/moto_server" }
    var template: String { root + "/Benchmarks/Messaging/template.json" }
    /// On the repository's disk, so that syncs cost what they cost.
    var scratch: String { root + "/Benchmarks/.build/bench/messaging" }
    var stamps: String { scratch + "/stamps" }
}
