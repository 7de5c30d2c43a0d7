import FoundationEssentials
import TestSupport
import Testing
import VirtualTime

/// cronsim, a library that nobody here wrote, where its language and AWS's agree.
@Suite("Cron expressions, against another implementation")
struct CronOracleTests {
    private static let count = 2_000
    private static let timesEach = 6

    @Test("Random expressions have the times that cronsim finds", .timeLimit(.minutes(3)))
    func agreement() async throws {
        let seed = UInt64.random(in: 0...(.max))
        var random = SeededGenerator(seed: seed)
        let cases = (0..<Self.count).map { _ in RandomCron(&random) }
        let python = try await PythonEnvironment.prepare("cron", packages: ["cronsim==2.8"])
        let output = try await TemporaryDirectory.with { directory in
            let lines = cases.map { "\($0.oracle)\t\($0.after)\t\(Self.timesEach)" }.joined(separator: "\n")
            let file = try directory.write("cases.txt", lines)
            let finished = try await ChildProcess.finish(
                python.python, [PackageRoot.file("Tests/Fixtures/clients/cron_oracle.py"), file], within: .seconds(120))
            try #require(finished.succeeded, "\(finished.output)")
            return finished.output
        }
        let answers = output.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(answers.count >= cases.count)
        for (random, answer) in zip(cases, answers) {
            if answer == "never" {
                let never = Recurrence(
                    try #require(ScheduleExpression(random.aws, dialect: .rule)), firstOfRate: 0)
                #expect(never.next(after: random.after) == nil, "\(random.aws), seed \(seed)")
                continue
            }
            let expected = answer.split(separator: " ").compactMap { Int($0) }
            let expression = try #require(ScheduleExpression(random.aws, dialect: .rule), "\(random.aws) seed \(seed)")
            let recurrence = Recurrence(expression, firstOfRate: 0)
            var found: [Int] = []
            var now = random.after
            while found.count < expected.count, let next = recurrence.next(after: now) {
                found.append(next)
                now = next
            }
            #expect(found == expected, "\(random.aws) after \(random.after), seed \(seed)")
        }
    }
}

/// An expression in both languages, and a time to begin at.
private struct RandomCron {
    let aws: String
    /// cronsim's: five fields, days of the week from 0 for Sunday.
    let oracle: String
    /// In this century, so that no time is beyond AWS's last year.
    let after: Int

    init(_ random: inout SeededGenerator) {
        let minutes = Self.field(0...59, &random)
        let hours = Self.field(0...23, &random)
        let months = Self.field(1...12, &random)
        after = Int.random(in: 946_684_800...3_000_000_000, using: &random) / 60 * 60
        if Bool.random(using: &random) {
            let special = ["L", "LW"].randomElement(using: &random) ?? "L"
            let days = Int.random(in: 0..<4, using: &random) == 0 ? special : Self.field(1...31, &random)
            aws = "cron(\(minutes) \(hours) \(days) \(months) ? *)"
            oracle = "\(minutes) \(hours) \(days) \(months) *"
        } else {
            let day = Int.random(in: 1...7, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let number = Int.random(in: 1...5, using: &random)
                aws = "cron(\(minutes) \(hours) ? \(months) \(day)#\(number) *)"
                oracle = "\(minutes) \(hours) * \(months) \(day - 1)#\(number)"
            case 1:
                aws = "cron(\(minutes) \(hours) ? \(months) \(day)L *)"
                oracle = "\(minutes) \(hours) * \(months) \(day - 1)L"
            default:
                let last = Int.random(in: day...7, using: &random)
                aws = "cron(\(minutes) \(hours) ? \(months) \(day)-\(last) *)"
                oracle = "\(minutes) \(hours) * \(months) \(day - 1)-\(last - 1)"
            }
        }
    }

    /// A form that both languages read alike.
    private static func field(_ range: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
        func value(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        switch value(0...5) {
        case 0: return "*"
        case 1: return "\(value(range))"
        case 2: return "\(value(range)),\(value(range)),\(value(range))"
        case 3:
            let low = value(range)
            return "\(low)-\(value(low...range.upperBound))"
        case 4: return "*/\(value(2...range.upperBound))"
        default:
            // Not a range of one value, whose step cronsim takes for an open range's.
            let low = value(range.lowerBound...range.upperBound - 1)
            return "\(low)-\(value(low + 1...range.upperBound))/\(value(1...range.upperBound))"
        }
    }
}
