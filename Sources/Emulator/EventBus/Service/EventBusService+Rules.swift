import EventPatterns
import FoundationEssentials
import GRDB
import VirtualTime
import Wire

/// Rules.
extension EventBusService {
    struct RuleInput: Decodable {
        var name: String?
        var rule: String?
        var eventBusName: String?
        var eventPattern: String?
        var scheduleExpression: String?
        var state: String?
        var description: String?
        var roleArn: String?
        var tags: [TagList.Tag]?

        var bus: String { EventNames.bus(in: eventBusName) }

        func check() throws {
            var constraints = Constraints()
            constraints.name(name)
            constraints.text(eventBusName, "eventBusName", 1...1_600, pattern: .busNameOrARN)
            constraints.text(eventPattern, "eventPattern", 0...EventPattern.charactersMax)
            constraints.text(scheduleExpression, "scheduleExpression", 0...256)
            constraints.text(description, "description", 0...512)
            constraints.text(roleArn, "roleArn", 1...1_600)
            constraints.choice(state, "state", of: RuleRecord.State.self)
            try constraints.check()
        }
    }

    struct RuleOutput: Encodable {
        var ruleArn: String?
        var name: String?
        var arn: String?
        var eventPattern: String?
        var scheduleExpression: String?
        var state: String?
        var description: String?
        var roleArn: String?
        var eventBusName: String?
        var createdBy: String?
    }

    func putRule(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: RuleInput.self)
        try input.check()
        let name = input.name ?? ""
        let bus = input.bus
        let pattern = input.eventPattern.flatMap { $0.isEmpty ? nil : $0 }
        let schedule = input.scheduleExpression.flatMap { $0.isEmpty ? nil : $0 }
        guard pattern != nil || schedule != nil else {
            throw ServiceError.invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.")
        }
        if let schedule {
            guard bus == EventNames.defaultBus else {
                throw ServiceError.invalid("ScheduleExpression is supported only on the default event bus.")
            }
            guard ScheduleExpression(schedule, dialect: .rule) != nil else {
                throw ServiceError.invalid("Parameter ScheduleExpression is not valid.")
            }
        }
        var rule = RuleRecord(name: name, bus: bus)
        rule.eventPattern = pattern
        rule.scheduleExpression = schedule
        rule.state = input.state.flatMap(RuleRecord.State.init) ?? .enabled
        rule.description = input.description
        rule.roleARN = input.roleArn
        try await put(rule, tags: input.tags)
        return try APICoding.encode(RuleOutput(ruleArn: names.rule(name, bus: bus)))
    }

    /// Keeps the targets of a rule that is there already; and its tags, which only a new rule takes.
    private func put(_ new: RuleRecord, tags: [TagList.Tag]?) async throws {
        let pattern = try new.eventPattern.map { try Self.pattern($0) }
        let hadSchedule = try await store.change { directory, db in
            guard let bus = directory.buses[new.bus] else { throw ServiceError.noBus(new.bus) }
            var rule = new
            let old = bus.rules[rule.name]
            rule.targets = old?.targets ?? []
            rule.tags = try old?.tags ?? TagList.merge(tags, into: [:])
            try rule.save(db)
            directory.insert(rule, pattern)
            return old?.scheduleExpression != nil
        }
        if hadSchedule || new.scheduleExpression != nil { scheduledRulesChanged() }
    }

    func describeRule(_ call: JSONCall) throws -> [UInt8] {
        let input = try APICoding.decode(call, as: RuleInput.self)
        try input.check()
        let rule = try rule(input.name ?? "", bus: input.bus)
        var output = output(rule)
        output.createdBy = names.accountID
        return try APICoding.encode(output)
    }

    func rule(_ name: String, bus: String) throws -> RuleRecord {
        guard let found = store.read({ $0.buses[bus] }) else { throw ServiceError.noBus(bus) }
        guard let rule = found.rules[name] else { throw ServiceError.noRule(name, bus: bus) }
        return rule
    }

    private func output(_ rule: RuleRecord) -> RuleOutput {
        RuleOutput(
            name: rule.name, arn: names.rule(rule.name, bus: rule.bus), eventPattern: rule.eventPattern,
            scheduleExpression: rule.scheduleExpression, state: rule.state.rawValue, description: rule.description,
            roleArn: rule.roleARN, eventBusName: rule.bus)
    }

    func deleteRule(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: RuleInput.self)
        try input.check()
        let bus = input.bus
        let name = input.name ?? ""
        let hadSchedule = try await store.change { directory, db in
            guard let rules = directory.buses[bus]?.rules else { throw ServiceError.noBus(bus) }
            guard let rule = rules[name] else { return false }
            guard rule.targets.isEmpty else {
                throw ServiceError.invalid("Rule can't be deleted since it has targets.")
            }
            try rule.delete(db)
            directory.removeRule(name, bus: bus)
            return rule.scheduleExpression != nil
        }
        if hadSchedule { scheduledRulesChanged() }
        return []
    }

    func setRuleState(_ call: JSONCall, _ state: RuleRecord.State) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: RuleInput.self)
        try input.check()
        let bus = input.bus
        let name = input.name ?? ""
        let hasSchedule = try await store.change { directory, db in
            guard let rules = directory.buses[bus]?.rules else { throw ServiceError.noBus(bus) }
            guard var rule = rules[name] else { throw ServiceError.noRule(name, bus: bus) }
            rule.state = state
            try rule.save(db)
            try directory.insert(rule)
            return rule.scheduleExpression != nil
        }
        if hasSchedule { scheduledRulesChanged() }
        return []
    }

    func listRules(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let rules: [RuleOutput]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        let page = try Page(
            try rules(ofBus: input.eventBusName).filter { $0.name.hasPrefix(input.namePrefix ?? "") },
            limit: input.limit, token: input.nextToken, name: \.name)
        return try APICoding.encode(Output(rules: page.items.map(output), nextToken: page.nextToken))
    }

    private func rules(ofBus nameOrARN: String?) throws -> [RuleRecord] {
        let name = EventNames.bus(in: nameOrARN)
        guard let rules = store.read({ $0.buses[name].map { Array($0.rules.values) } }) else {
            throw ServiceError.noBus(name)
        }
        return rules
    }

    func listRuleNamesByTarget(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let ruleNames: [String]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        guard let target = input.targetArn else {
            var constraints = Constraints()
            constraints.missing("targetArn")
            try constraints.check()
            return []
        }
        let rules = try rules(ofBus: input.eventBusName).filter { $0.targets.contains { $0.arn == target } }
        let page = try Page(rules, limit: input.limit, token: input.nextToken, name: \.name)
        return try APICoding.encode(Output(ruleNames: page.items.map(\.name), nextToken: page.nextToken))
    }
}
