import EventPatterns

/// Every bus with its rules and its automaton, and what else EventBridge keeps, in memory.
struct EventDirectory: Sendable {
    /// What an automaton's pattern belongs to.
    enum Listener: Hashable, Sendable {
        case rule(String)
        case archive(String)
    }

    struct Bus: Sendable {
        var record: EventBusRecord
        var rules: [String: RuleRecord] = [:]
        /// Archives without a pattern.
        var archivesOfAll: Set<String> = []
        /// The patterns of enabled rules and of archives.
        var matcher = PatternMatcher<Listener>()
    }

    var buses: [String: Bus] = [:]
    var archives: [String: ArchiveRecord] = [:]
    var replays: [String: ReplayRecord] = [:]
    var connections: [String: ConnectionRecord] = [:]
    var destinations: [String: APIDestinationRecord] = [:]

    /// - Throws: `EventPatternError`; patterns were compiled before they were stored.
    mutating func insert(_ rule: RuleRecord) throws {
        insert(rule, try rule.eventPattern.map { try EventPattern(json: $0.utf8) })
    }

    /// - Parameter pattern: the rule's, compiled.
    mutating func insert(_ rule: RuleRecord, _ pattern: EventPattern?) {
        buses[rule.bus]?.rules[rule.name] = rule
        if let pattern, rule.isEnabled {
            buses[rule.bus]?.matcher.insert(pattern, id: .rule(rule.name))
        } else {
            buses[rule.bus]?.matcher.remove(.rule(rule.name))
        }
    }

    mutating func removeRule(_ name: String, bus: String) {
        buses[bus]?.rules[name] = nil
        buses[bus]?.matcher.remove(.rule(name))
    }

    mutating func insert(_ archive: ArchiveRecord, _ pattern: EventPattern?) {
        archives[archive.name] = archive
        if let pattern {
            buses[archive.bus]?.matcher.insert(pattern, id: .archive(archive.name))
            buses[archive.bus]?.archivesOfAll.remove(archive.name)
        } else {
            buses[archive.bus]?.matcher.remove(.archive(archive.name))
            buses[archive.bus]?.archivesOfAll.insert(archive.name)
        }
    }

    mutating func remove(_ archive: ArchiveRecord) {
        archives[archive.name] = nil
        buses[archive.bus]?.matcher.remove(.archive(archive.name))
        buses[archive.bus]?.archivesOfAll.remove(archive.name)
    }

    /// The rules that match, by name, and the archives that take the event.
    mutating func listeners(to event: BusEvent, bus: String) -> (rules: [RuleRecord], archives: [String]) {
        guard let listeners = buses[bus]?.matcher.ids(matching: event.json) else { return ([], []) }
        var rules: [RuleRecord] = []
        var archives = Array(buses[bus]?.archivesOfAll ?? [])
        for listener in listeners {
            switch listener {
            case .rule(let name): if let rule = buses[bus]?.rules[name] { rules.append(rule) }
            case .archive(let name): archives.append(name)
            }
        }
        return (rules.sorted { $0.name < $1.name }, event.isReplayed ? [] : archives.sorted())
    }
}
