extension CircuitState {
    static func key(_ endpoint: String) -> DynamoItem {
        ["pk": .string("CIRCUIT#\(endpoint)"), "sk": .string("CIRCUIT")]
    }

    /// How long after its last change nobody needs a circuit any more, beyond its longest opening.
    private static let keptSeconds: Int64 = 86_400

    func item(_ endpoint: String, at now: Timestamp, _ settings: CircuitSettings) -> DynamoItem {
        var item = Self.key(endpoint)
        item["version"] = .number(version)
        item["openings"] = .number(openings)
        item["buckets"] = .list(
            buckets.map {
                .list([.number($0.startedAt.millisecondsSince1970), .number($0.calls), .number($0.failures)])
            })
        item["updatedAt"] = .string(now.text)
        item["expiresAt"] = .number(
            now.secondsSince1970 + settings.openSecondsMax + settings.windowSeconds + Self.keptSeconds)
        switch phase {
        case .closed: item["phase"] = .string("CLOSED")
        case .open(let until):
            item["phase"] = .string("OPEN")
            item["until"] = .number(until.millisecondsSince1970)
        case .probing(let id, let until):
            item["phase"] = .string("PROBING")
            item["until"] = .number(until.millisecondsSince1970)
            item["probeId"] = .string(id)
        }
        return item
    }

    /// Nil for what nobody here has written.
    init?(_ item: DynamoItem) {
        self.init()
        guard let version = Self.integer(item["version"]), let openings = Self.integer(item["openings"]),
            case .list(let buckets)? = item["buckets"], let phase = Self.phase(item)
        else { return nil }
        self.version = version
        self.openings = openings
        self.phase = phase
        for bucket in buckets {
            guard case .list(let numbers) = bucket, numbers.count == 3, let start = Self.integer(numbers[0]),
                let calls = Self.integer(numbers[1]), let failures = Self.integer(numbers[2])
            else { return nil }
            self.buckets.append(
                Bucket(
                    startedAt: Timestamp(millisecondsSince1970: Int64(start)), calls: calls, failures: failures))
        }
    }

    private static func phase(_ item: DynamoItem) -> Phase? {
        let until = integer(item["until"]).map { Timestamp(millisecondsSince1970: Int64($0)) }
        switch (item["phase"]?.string, until, item["probeId"]?.string) {
        case ("CLOSED", _, _): return .closed
        case ("OPEN", let until?, _): return .open(until: until)
        case ("PROBING", let until?, let id?): return .probing(id: id, until: until)
        default: return nil
        }
    }

    private static func integer(_ value: AttributeValue?) -> Int? {
        value?.number.flatMap { Int($0) }.flatMap { (0...Self.numberMax).contains($0) ? $0 : nil }
    }

    /// Far beyond every count and every time in milliseconds, and far from where sums overflow.
    private static let numberMax = 1 << 52
}
