import FoundationEssentials
import FunctionRuntime
import Logging
import Settlement
import SharedLayer
import TestSupport
import Testing

/// The processing of settlements, killed at random between and within its writes, against the real table of the emulator.
@Suite("A settlement whose processing is killed", .timeLimit(.minutes(10)))
struct SettlementKillTests {
    @Test("leaves one ledger that has each entry once, and nets what was computed apart")
    func killed() async throws {
        try await SettlementNetwork.with { network in
            for seed: UInt64 in 1...4 { try await run(network, seed: seed) }
        }
    }

    @Test("or whose time is over is continued, and one that is full leaves the rest to the next one")
    func continued() async throws {
        try await SettlementNetwork.with { network in
            var random = SeededGenerator(seed: 7)
            let account = try Sample.account(organizationID: "org-parts")
            let entries = try await record(1_300, in: account, network, &random)
            let processor = SettlementProcessor(settlements: network.settlements, entriesMax: 1_000)
            var taken = 0
            for number in 1...2 {
                let reference = try await open("s-\(number)", account, network)
                var turns = 0
                while try await network.settlements.aggregates.get(reference)?.status == .validated {
                    turns += 1
                    let budget = Countdown(5)
                    do { try await process(reference, processor, network) { budget.next() } } catch let error
                        as SettlementError
                    { #expect(error.code == .unfinished, "\(error)") }
                }
                #expect(turns > 2)
                let settlement = try #require(try await network.settlements.aggregates.get(reference))
                #expect(settlement.status == .processed)
                taken += try await check(settlement, among: entries, network)
            }
            #expect(taken == entries.count)
        }
    }

    private func run(_ network: SettlementNetwork, seed: UInt64) async throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let account = try Sample.account(organizationID: "org-kill-\(seed)")
        let entries = try await record(.random(in: 1...420, using: &random), in: account, network, &random)
        let reference = try await open("s-1", account, network)
        var lives = 0
        while try await network.settlements.aggregates.get(reference)?.status == .validated, lives < 200 {
            lives += 1
            let transport = InterruptedTransport(
                network.http, after: .random(in: 1...9, using: &random) + lives / 4,
                lastArrives: Bool.random(using: &random))
            let processor = SettlementProcessor(settlements: network.settlements(through: transport))
            // Two at a time: a queue may give the same message to two invocations.
            let other = SettlementProcessor(settlements: network.settlements)
            let withOther = Int.random(in: 0..<6, using: &random) == 0
            let budget = Countdown(withOther ? 1 : 0)
            async let first: Void? = try? process(reference, processor, network, through: transport) { true }
            async let second: Void? = try? process(reference, other, network) { budget.next() }
            _ = await (first, second)
        }
        let settlement = try #require(try await network.settlements.aggregates.get(reference))
        #expect(settlement.status == .processed, "seed \(seed) after \(lives) lives")
        #expect(try await check(settlement, among: entries, network) == entries.count, "seed \(seed)")
        let account2 = try #require(try await network.settlements.account(account))
        #expect(account2.openSettlementID == nil && account2.balance == settlement.net?.carriedForward, "seed \(seed)")
        try await checkTold(settlement, network)
    }

    private func record(
        _ count: Int, in account: SettlementAccountReference, _ network: SettlementNetwork,
        _ random: inout SeededGenerator
    ) async throws -> [SettlementEntryModel] {
        var entries: [SettlementEntryModel] = []
        for number in 0..<count {
            let isRefund = Int.random(in: 0..<5, using: &random) == 0
            let entry = try Sample.entry(
                number, isRefund ? .refund : .charge, .random(in: 1...50_000, using: &random), in: account,
                at: Sample.moment.adding(milliseconds: .random(in: 0...2_000, using: &random)))
            entries.append(entry)
        }
        try await network.settlements.open(
            SettlementAccountModel(
                account: account, createdAt: Sample.moment, dueAt: Sample.moment.adding(seconds: 864_000_000),
                balance: try Sample.money(0)))
        for entry in entries { #expect(try await network.settlements.record(entry)) }
        if let first = entries.first { #expect(try await !network.settlements.record(first)) }
        return entries
    }

    /// A settlement as it is accepted, but that no function is told of it.
    private func open(
        _ id: String, _ account: SettlementAccountReference, _ network: SettlementNetwork
    ) async throws -> SettlementReference {
        var terms = SettlementTerms()
        terms.feeBasisPoints = 137
        terms.feeFixed = ["USD": try #require(ExactDecimal("0.07"))]
        let reference = SettlementReference(organizationID: account.organizationID, settlementID: id)
        let settlement = SettlementModel(
            reference: reference, partnerID: account.partnerID, currency: account.currency, origin: .onDemand,
            periodStart: Sample.moment, periodEnd: Sample.moment.adding(seconds: 60), createdAt: .now())
        let model = try #require(try await network.settlements.account(account))
        var change = try SettlementOpening(settlement: settlement, account: model, terms: terms).change(
            in: network.settlementTable, Self.invocation())
        change.outbox = []
        _ = try await network.settlements.aggregates.apply(change)
        return reference
    }

    /// What the function does with one message, without telling anybody.
    private func process(
        _ reference: SettlementReference, _ processor: SettlementProcessor, _ network: SettlementNetwork,
        through transport: InterruptedTransport? = nil, while mayGoOn: @escaping @Sendable () -> Bool
    ) async throws {
        let settlements = transport.map { network.settlements(through: $0) } ?? network.settlements
        guard let settlement = try await settlements.aggregates.get(reference), settlement.status == .validated else {
            return
        }
        let change = try await processor.change(of: settlement, Self.invocation(), while: mayGoOn)
        _ = try await settlements.aggregates.apply(change)
    }

    /// The ledger against a computation of its own; gives how many of the entries it has.
    private func check(
        _ settlement: SettlementModel, among entries: [SettlementEntryModel], _ network: SettlementNetwork
    ) async throws -> Int {
        let lines = try await network.settlements.lines(of: settlement.reference).all(max: 10_000)
        #expect(try LedgerLineModel.sums(of: lines) == [settlement.currency: 0])
        #expect(lines.map(\.number) == Array(1...lines.count) && lines.count == settlement.lineCount)
        #expect(try LedgerLineModel.hash(of: lines) == settlement.linesHash)
        let sources = lines.filter { $0.side == .debit && ($0.entry == .charge || $0.entry == .refund) }.map(\.sourceID)
        #expect(Set(sources).count == sources.count)
        let amounts = Dictionary(uniqueKeysWithValues: entries.map { ($0.sourceID, $0) })
        var net = settlement.broughtForward?.minorUnits ?? 0
        for source in sources {
            let entry = try #require(amounts[source])
            let units = entry.amount.minorUnits
            // Half to even in whole numbers, computed another way than the code does.
            let (part, rest) = (units * 137).quotientAndRemainder(dividingBy: 10_000)
            let rounded = rest > 5_000 || (rest == 5_000 && part % 2 == 1) ? part + 1 : part
            net += entry.kind == .refund ? -units : units - min(units, rounded + 7)
        }
        #expect(settlement.net?.minorUnits == net)
        return sources.count
    }

    /// What waits to be told is what the published schema says.
    private func checkTold(_ settlement: SettlementModel, _ network: SettlementNetwork) async throws {
        let schema = try InputValidator(
            schema: JSONParser().parse(
                [UInt8](Data(contentsOf: URL(filePath: PackageRoot.file("docs/events/settlement.schema.json"))))))
        let outbox = Outbox(dynamo: network.dynamo, table: network.settlementTable, senders: [:])
        let told = try await outbox.items(of: settlement.reference).filter { $0.destination == .eventBus }
        for item in told { #expect(schema.validate(try JSONParser().parse(Array(item.body.utf8))) == []) }
    }

    private static func invocation() throws -> FunctionInvocation {
        FunctionInvocation(
            function: "Test",
            context: LambdaContext(
                requestID: IdentifierGenerator().uuid(),
                deadlineMilliseconds: Timestamp.now().millisecondsSince1970 + 60_000,
                invokedFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:f",
                now: { Timestamp.now().millisecondsSince1970 }),
            logger: LoggingUtils.logger(service: "test", level: .critical),
            metrics: try EMFMetrics(MetricsSettings(namespace: "test")))
    }
}
