import BenchReport
import FoundationEssentials

/// Where `Benchmarks/build` puts what is measured, from the repository's root.
struct BenchFiles {
    let root: String

    /// - Throws: `BenchError` when `root` is no checkout in which the build has run.
    init(root: String) throws {
        self.root = root
        for file in [program("runtime-api"), program("curl-echo"), program("RuntimeEcho"), event]
        where !FileManager.default.fileExists(atPath: file) {
            throw BenchError("\(file) is missing: start the benchmark by “make bench-runtime”")
        }
    }

    var peers: String { root + "/Benchmarks/Peers" }
    /// About 1 KB.
    var event: String { root + "/Benchmarks/Events/charge.json" }
    var python: String { root + "/.venv/awslambdaric/bin/python" }
    var stackTemplate: String { root + "/Sources/Handlers/SubscriptionCharge/template.json" }
    var stackBootstrap: String { root + "/dist/SubscriptionCharge/bootstrap" }
    var sharedLayer: String { root + "/dist/SharedLayer/moneta" }

    func program(_ name: String) -> String { root + "/Benchmarks/.build/bench/" + name }

    /// A file of this run's own.
    func scratch(_ name: String) -> String { root + "/Benchmarks/.build/bench/" + name }

    /// An event of exactly Lambda's limit, 6 MiB, made of the small one.
    func makeLargeEvent() throws -> String {
        let bytes = 6 << 20
        let charge = try Data(contentsOf: URL(filePath: event))
        var large = Data(#"{"charges":["#.utf8)
        large.append(charge)
        let end = #"],"padding":""#
        while large.count + 1 + charge.count + end.utf8.count + 2 <= bytes {
            large.append(UInt8(ascii: ","))
            large.append(charge)
        }
        large.append(contentsOf: end.utf8)
        large.append(contentsOf: repeatElement(UInt8(ascii: "x"), count: bytes - large.count - 2))
        large.append(contentsOf: #""}"#.utf8)
        let path = scratch("large.json")
        try large.write(to: URL(filePath: path))
        return path
    }
}
