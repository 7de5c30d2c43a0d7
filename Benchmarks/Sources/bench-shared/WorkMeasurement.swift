import BenchReport

/// One work by all of its programs, in rounds that begin with another program each.
struct WorkMeasurement {
    let work: Work
    private let programs: [Program]
    private var measured: [String: [Measured]] = [:]

    init(_ work: Work, _ files: BenchFiles) {
        self.work = work
        programs = work.programs(files)
    }

    mutating func measure(round: Int, milliseconds: Int, inputs: String, processor: Int) async throws {
        let first = round % programs.count
        for program in programs[first...] + programs[..<first] {
            measured[program.name, default: []].append(
                try await program.run(work, milliseconds: milliseconds, inputs: inputs, processor: processor))
        }
    }

    func addRows(to table: inout Table) {
        for program in programs {
            let bytes = values(program, \.megabytesPerSecond)
            table.add(
                "\(work.title): \(program.name)",
                [
                    values(program, \.microsecondsEach).text(decimals: 2),
                    values(program, \.perSecond).text(decimals: 0),
                    work == .canonicalize || work == .parse ? bytes.text(decimals: 1) : "",
                ])
        }
    }

    var figures: [Figure] {
        programs.map { program in
            Figure(
                section: work.rawValue, peer: program.name, quantity: "nanosecondsEach",
                spread: values(program, \.nanosecondsEach))
        }
    }

    var targets: [Target] {
        switch work {
        case .sign: [Target(name: "sign: per second of C", measured: speed(over: 1), bound: .atLeast(0.9))]
        case .verify: [Target(name: "verify: per second of C", measured: speed(over: 1), bound: .atLeast(0.9))]
        case .validate:
            [
                Target(name: "validate: per second of fastjsonschema", measured: speed(over: 1), bound: .atLeast(5)),
                Target(name: "validate: per second of jsonschema", measured: speed(over: 2), bound: .atLeast(5)),
            ]
        case .parse: []
        case .canonicalize:
            [
                Target(
                    name: "canonicalize: MB/s of one processor", measured: values(programs[0], \.megabytesPerSecond),
                    bound: .atLeast(50), decimals: 1),
                Target(name: "canonicalize: per second of Python's", measured: speed(over: 1), bound: .atLeast(1)),
            ]
        case .itemEncode:
            [Target(name: "item encode: per second of boto3 and json", measured: speed(over: 1), bound: .atLeast(10))]
        case .itemDecode:
            [Target(name: "item decode: per second of boto3 and json", measured: speed(over: 1), bound: .atLeast(10))]
        case .chain:
            [
                Target(
                    name: "chain: time of a request", measured: values(programs[0], \.microsecondsEach),
                    bound: .atMost(100), decimals: 1, unit: " µs")
            ]
        }
    }

    private func values(_ program: Program, _ quantity: (Measured) -> Double) -> Spread {
        Spread((measured[program.name] ?? []).map(quantity))
    }

    /// How many times as often as another program ours does the work.
    private func speed(over place: Int) -> Spread {
        values(programs[0], \.perSecond) / values(programs[place], \.perSecond)
    }
}
