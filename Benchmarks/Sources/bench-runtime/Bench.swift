/// What all measurements share: the programs, the server that starts them, and how often.
struct Bench {
    let files: BenchFiles
    let server: RuntimeAPIServer
    let invocations: Int

    var curlEcho: Peer {
        Peer(name: "C over libcurl", command: [files.program("curl-echo")], result: .exact)
    }

    var rawEcho: Peer {
        Peer(name: "ours, raw bytes", command: [files.program("RuntimeEcho")], handler: "RawEcho", result: .exact)
    }

    var codableEcho: Peer {
        Peer(name: "ours, Codable", command: [files.program("RuntimeEcho")], handler: "CodableEcho", result: .json)
    }

    var python: Peer {
        Peer(
            name: "awslambdaric", command: [files.python, "-m", "awslambdaric", "echo.handle"], handler: "echo.handle",
            environment: ["PYTHONPATH": files.peers], result: .json)
    }
}

extension [Peer] {
    /// Each round begins with another one, so that none always follows the same.
    func rotated(by round: Int) -> [Peer] {
        guard let middle = isEmpty ? nil : round % count else { return self }
        return Array(self[middle...] + self[..<middle])
    }
}
