import BenchReport
import FoundationEssentials

/// Takes the figures, round by round.
struct MessagingBench {
    let files: MessagingFiles
    let load: LoadProgram
    let serverProcessor: Int
    let milliseconds: Int
    /// Clients at once, beside one alone.
    let clients: Int
    private(set) var measured: [String: [Double]] = [:]

    static let manyRules = 10_000
    static let fewRules = 10
    private static let latencyMessages = 200

    init(files: MessagingFiles, load: LoadProgram, serverProcessor: Int, milliseconds: Int, clients: Int) {
        self.files = files
        self.load = load
        self.serverProcessor = serverProcessor
        self.milliseconds = milliseconds
        self.clients = clients
    }

    mutating func measure(_ section: Section, round: Int) async throws {
        switch section {
        case .queue:
            for kind in round.isMultiple(of: 2) ? [Server.Kind.moneta, .moto] : [.moto, .moneta] {
                try await measureQueue(kind)
            }
        case .latency: try await measureLatency()
        case .rules: try await measureRules()
        }
    }

    func spread(_ name: String) -> Spread { Spread(measured[name] ?? []) }

    private mutating func add(_ name: String, _ value: Double) { measured[name, default: []].append(value) }

    private mutating func measureQueue(_ kind: Server.Kind) async throws {
        let (load, milliseconds, clients) = (load, milliseconds, clients)
        let (alone, many) = try await Server.with(kind, files, processor: serverProcessor) { server in
            let url = try await Self.makeQueue(server, load)
            _ = try await load.perSecond("queue", server.port, url, clients: 1, milliseconds: 200)
            return (
                try await load.perSecond("queue", server.port, url, clients: 1, milliseconds: milliseconds),
                try await load.perSecond("queue", server.port, url, clients: clients, milliseconds: milliseconds)
            )
        }
        add("queue.\(kind.rawValue).1", alone)
        add("queue.\(kind.rawValue).many", many)
    }

    private static func makeQueue(_ server: Server, _ load: LoadProgram) async throws -> String {
        struct Answer: Decodable {
            let QueueUrl: String
        }
        let text = try await load.run(
            "call", "\(server.port)", "AmazonSQS.CreateQueue", "1.0", #"{"QueueName":"bench"}"#)
        return try JSONDecoder().decode(Answer.self, from: Data(text.utf8)).QueueUrl
    }

    /// The function writes how long each message was on its way; the first, which start the function, do not count.
    private mutating func measureLatency() async throws {
        let (load, files) = (load, files)
        let waits = try await Server.with(.moneta, files, processor: serverProcessor) { server in
            let url = "http://127.0.0.1:\(server.port)/000000000000/stamps"
            try await load.run("stamps", "\(server.port)", url, "20", "5")
            try await load.run("stamps", "\(server.port)", url, "\(Self.latencyMessages)", "7")
            return try await Self.stamps(files.stamps, count: 20 + Self.latencyMessages).dropFirst(20)
        }
        let sorted = waits.sorted()
        add("latency.p50", sorted[sorted.count / 2] / 1e6)
        add("latency.p99", sorted[sorted.count * 99 / 100] / 1e6)
    }

    private static func stamps(_ path: String, count: Int) async throws -> [Double] {
        for _ in 0..<200 {
            let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
            let lines = text.split(separator: "\n").compactMap { Double($0) }
            if lines.count >= count { return lines }
            try await ContinuousClock().sleep(for: .milliseconds(50))
        }
        throw BenchError("the function did not get all messages; its stamps are in \(path)")
    }

    private mutating func measureRules() async throws {
        let (load, milliseconds, clients) = (load, milliseconds, clients)
        let (few, many) = try await Server.with(.moneta, files, processor: serverProcessor) { server in
            let queue = try await Self.makeQueue(server, load)
            let arn = "arn:aws:sqs:us-east-1:000000000000:" + (queue.split(separator: "/").last ?? "")
            for (bus, count) in [("few", Self.fewRules), ("many", Self.manyRules)] {
                let port = "\(server.port)"
                try await load.run("call", port, "AWSEvents.CreateEventBus", "1.1", #"{"Name":"\#(bus)"}"#)
                try await load.run("rules", port, bus, "0", "\(count)", arn)
            }
            var rates: [Double] = []
            for bus in ["few", "many"] {
                _ = try await load.perSecond("events", server.port, bus, clients: 1, milliseconds: 200)
                rates.append(
                    try await load.perSecond(
                        "events", server.port, bus, clients: clients, milliseconds: milliseconds))
            }
            return (rates[0], rates[1])
        }
        add("rules.few", few)
        add("rules.many", many)
    }
}
