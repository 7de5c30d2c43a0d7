import FoundationEssentials
import GRDB
import Wire

/// The targets of rules.
extension EventBusService {
    fileprivate struct TargetsInput: Decodable {
        var rule: String?
        var eventBusName: String?
        var targets: [TargetInput]?
        var ids: [String]?

        struct TargetInput: Decodable {
            var id: String?
            var arn: String?
            var roleArn: String?
            var input: String?
            var inputPath: String?
            var inputTransformer: RuleTarget.InputTransformer?
            var sqsParameters: RuleTarget.SqsParameters?
            var httpParameters: RuleTarget.HTTPParameters?
            var retryPolicy: RuleTarget.Retries?
            var deadLetterConfig: DeadLetterConfig?
        }

        func check() throws {
            var constraints = Constraints()
            constraints.name(rule, "rule")
            constraints.text(eventBusName, "eventBusName", 1...1_600, pattern: .busNameOrARN)
            for (index, target) in (targets ?? []).enumerated() {
                target.check("targets.\(index + 1).member", &constraints)
            }
            try constraints.check()
        }
    }

    private struct TargetsOutput: Encodable {
        var failedEntryCount = 0
        var failedEntries: [String] = []
    }

    func putTargets(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: TargetsInput.self)
        guard let targets = input.targets else {
            var constraints = Constraints()
            constraints.missing("targets")
            try constraints.check()
            return []
        }
        try input.check()
        let new = targets.map(\.target)
        for target in new { try check(target) }
        try await changeTargets(input.rule ?? "", bus: EventNames.bus(in: input.eventBusName)) { rule in
            for target in new {
                if let place = rule.targets.firstIndex(where: { $0.id == target.id }) {
                    rule.targets[place] = target
                } else {
                    rule.targets.append(target)
                }
            }
            guard rule.targets.count <= EventLimits.targetsPerRuleMax else {
                throw ServiceError.limitExceeded("The requested resource exceeds the maximum number allowed.")
            }
        }
        return try APICoding.encode(TargetsOutput())
    }

    /// What the API checks of a target beyond lengths.
    func check(_ target: RuleTarget) throws {
        guard target.arn.hasPrefix("arn:"),
            target.arn.split(separator: ":", omittingEmptySubsequences: false).count >= 6
        else {
            throw ServiceError.invalid(
                "Parameter \(target.arn) is not valid. Reason: Provided Arn is not in correct format.")
        }
        if target.arn.contains(":sqs:"), target.arn.hasSuffix(".fifo"), target.sqsParameters == nil {
            throw ServiceError.invalid("Parameter(s) SqsParameters must be specified for target: \(target.id).")
        }
        let inputs = [target.input != nil, target.inputPath != nil, target.inputTransformer != nil].count { $0 }
        guard inputs <= 1 else {
            throw ServiceError.invalid(
                "Only one of Input, InputPath, or InputTransformer must be provided for target \(target.id).")
        }
        if let input = target.input, (try? JSONDecoder().decode(AnyJSON.self, from: Data(input.utf8))) == nil {
            throw ServiceError.invalid("Invalid Input for target \(target.id) : JSON syntax error.")
        }
        for path in [target.inputPath].compactMap(\.self) + (target.inputTransformer?.inputPathsMap ?? [:]).values
        where JSONPath(path) == nil {
            throw ServiceError.invalid("Invalid InputPath for target \(target.id).")
        }
    }

    private struct AnyJSON: Decodable {
        init(from decoder: any Decoder) {}
    }

    func changeTargets(
        _ name: String, bus: String, _ body: @escaping @Sendable (inout RuleRecord) throws -> Void
    ) async throws {
        try await store.change { directory, db in
            guard let rules = directory.buses[bus]?.rules else { throw ServiceError.noBus(bus) }
            guard var rule = rules[name] else { throw ServiceError.noRule(name, bus: bus) }
            try body(&rule)
            try rule.save(db)
            directory.buses[bus]?.rules[name] = rule
        }
    }

    /// Ids that are not there are no error, as on AWS.
    func removeTargets(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: TargetsInput.self)
        try input.check()
        guard let ids = input.ids else {
            var constraints = Constraints()
            constraints.missing("ids")
            try constraints.check()
            return []
        }
        try await changeTargets(input.rule ?? "", bus: EventNames.bus(in: input.eventBusName)) { rule in
            rule.targets.removeAll { ids.contains($0.id) }
        }
        return try APICoding.encode(TargetsOutput())
    }

    func listTargetsByRule(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let targets: [RuleTarget]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        let rule = try rule(input.rule ?? "", bus: EventNames.bus(in: input.eventBusName))
        let page = try Page(rule.targets, limit: input.limit, token: input.nextToken, name: \.id)
        return try APICoding.encode(Output(targets: page.items, nextToken: page.nextToken))
    }
}

extension EventBusService.TargetsInput.TargetInput {
    fileprivate func check(_ member: String, _ constraints: inout Constraints) {
        constraints.text(id, "\(member).id", 1...64, required: true, pattern: .name)
        constraints.text(arn, "\(member).arn", 1...1_600, required: true)
        constraints.text(input, "\(member).input", 0...8_192)
        constraints.text(inputPath, "\(member).inputPath", 0...256)
        constraints.text(inputTransformer?.inputTemplate, "\(member).inputTransformer.inputTemplate", 1...8_192)
        constraints.number(
            retryPolicy?.maximumRetryAttempts, "\(member).retryPolicy.maximumRetryAttempts", 0...185)
        constraints.number(
            retryPolicy?.maximumEventAgeInSeconds, "\(member).retryPolicy.maximumEventAgeInSeconds", 60...86_400)
    }

    fileprivate var target: RuleTarget {
        RuleTarget(
            id: id ?? "", arn: arn ?? "", roleArn: roleArn, input: input, inputPath: inputPath,
            inputTransformer: inputTransformer, sqsParameters: sqsParameters, httpParameters: httpParameters,
            retryPolicy: retryPolicy, deadLetterConfig: deadLetterConfig)
    }
}
