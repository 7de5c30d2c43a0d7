import Logging
import SharedLayer
import Testing

@Suite("Configuration from the environment")
struct EnvConfigTests {
    private static let table = ConfigKey<String>.string("TABLE_NAME", "The table")
    private static let queue = ConfigKey<String>.url("QUEUE_URL", "The queue")
    private static let attempts = ConfigKey<Int>.integer("ATTEMPTS", "How often", in: 1...10, default: 3)
    private static let isStrict = ConfigKey<Bool>.flag("STRICT", "Whether to be strict", default: false)
    private static let ranges = ConfigKey<[String]>.list("RANGES", "Address ranges", default: [])

    @Test("Values are typed, and defaults hold for what is absent or empty")
    func values() throws {
        let config = EnvConfig(["TABLE_NAME": "t", "STRICT": "true", "ATTEMPTS": "", "RANGES": " 10.0.0.0/8 ,::1/128,"])
        let (table, attempts, isStrict, ranges) = try config.values(
            Self.table, Self.attempts, Self.isStrict, Self.ranges)
        #expect(table == "t")
        #expect(attempts == 3)
        #expect(isStrict)
        #expect(ranges == ["10.0.0.0/8", "::1/128"])
    }

    @Test("One error lists everything that is missing or invalid, and tells no value")
    func errors() throws {
        let config = EnvConfig(["QUEUE_URL": "ftp://secret-value", "ATTEMPTS": "eleven"])
        let error = try #require(throws: ConfigError.self) {
            try config.values(Self.table, Self.queue, Self.attempts)
        }
        #expect(error.issues.map(\.key) == ["TABLE_NAME", "QUEUE_URL", "ATTEMPTS"])
        #expect(
            error.issues.map(\.reason) == [
                .missing, .invalid(expected: "an http or https URL"), .invalid(expected: "an integer from 1 to 10"),
            ])
        #expect(error.description.contains("TABLE_NAME is missing (The table)"))
        #expect(!error.description.contains("secret-value"))
    }

    @Test("An optional key is nil when absent, and still refused when invalid")
    func optional() throws {
        #expect(try EnvConfig([:]).optional(Self.queue) == nil)
        #expect(throws: ConfigError.self) { try EnvConfig(["QUEUE_URL": "x"]).optional(Self.queue) }
    }

    @Test(
        "Log levels are read as Lambda spells them",
        arguments: [("INFO", .info), ("warn", .warning), ("FATAL", .critical), ("trace", .trace)]
            as [(String, Logger.Level)])
    func logLevel(_ text: String, _ level: Logger.Level) throws {
        #expect(try EnvConfig(["LOG_LEVEL": text]).value(.logLevel) == level)
    }

    @Test("A manager collects over several readings and describes its keys")
    func manager() throws {
        var manager = ConfigManager(EnvConfig(["ATTEMPTS": "0"]))
        #expect(manager.read(Self.table) == nil)
        #expect(manager.read(Self.attempts) == nil)
        #expect(manager.read(Self.isStrict) == false)
        let error = try #require(throws: ConfigError.self) { try manager.check() }
        #expect(error.issues.map(\.key) == ["TABLE_NAME", "ATTEMPTS"])
        #expect(manager.reference.contains("| `TABLE_NAME` | a text | required | The table |"))
        #expect(manager.readOptional(Self.queue) == nil)
        #expect(manager.reference.contains("| `QUEUE_URL` | an http or https URL | none | The queue |"))
        #expect(manager.describe.contains("| `QUEUE_URL` | absent |  | The queue |"))
        #expect(manager.reference.contains("| `STRICT` | true or false | `false` | Whether to be strict |"))
    }

    @Test("Keys that may be absent are read together, and what is wrong is told at once")
    func optionals() throws {
        let config = EnvConfig(["ATTEMPTS": "5"])
        let (table, attempts, isStrict) = try config.optionals(Self.table, Self.attempts, Self.isStrict)
        #expect(table == nil)
        #expect(attempts == 5)
        #expect(isStrict == false)
        let error = try #require(throws: ConfigError.self) {
            try EnvConfig(["QUEUE_URL": "x", "STRICT": "perhaps"]).optionals(Self.queue, Self.isStrict, Self.table)
        }
        #expect(error.issues.map(\.key) == ["QUEUE_URL", "STRICT"])
    }

    @Test("Numbers keep to their range", arguments: [("0", 0.0), ("0.25", 0.25), ("1", 1.0)])
    func numbers(_ text: String, _ value: Double) throws {
        let rate = ConfigKey<Double>.number("RATE", "A part", in: 0...1)
        #expect(try EnvConfig(["RATE": text]).value(rate) == value)
        for wrong in ["1.01", "-0.1", "nan", "half"] {
            #expect(throws: ConfigError.self) { try EnvConfig(["RATE": wrong]).value(rate) }
        }
    }

    @Test("No table, error or description shows a secret")
    func secrets() throws {
        let key = ConfigKey<ConfigSecret>.secret("API_KEY", "The partner's key")
        var manager = ConfigManager(EnvConfig(["API_KEY": "hunter2", "QUEUE_URL": "hunter2", "ATTEMPTS": "3"]))
        let read = manager.read(key)
        let secret = try #require(read)
        _ = (
            manager.read(Self.queue), manager.read(Self.attempts), manager.read(Self.table), manager.read(Self.isStrict)
        )
        #expect(secret.reveal() == "hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped) \(manager.describe)".contains("hunter2"))
        #expect(
            manager.describe == """
                | Key | Is | From | Meaning |
                | --- | --- | --- | --- |
                | `API_KEY` | `*****` | environment | The partner's key |
                | `QUEUE_URL` | **must be an http or https URL** | environment | The queue |
                | `ATTEMPTS` | `3` | environment | How often |
                | `TABLE_NAME` | **missing** |  | The table |
                | `STRICT` | `false` | default | Whether to be strict |
                """)
    }
}
