import SharedLayer
import Testing

extension ConfigKey where Value == String {
    fileprivate static var tableName: ConfigKey { .string("TABLE_NAME", "The table of charges") }
}

extension ConfigKey where Value == Int {
    fileprivate static var attempts: ConfigKey {
        .integer("ATTEMPTS", "How often a partner is asked", in: 1...10, default: 3)
    }
}

extension ConfigKey where Value == ConfigSecret {
    fileprivate static var partnerKey: ConfigKey { .secret("PARTNER_KEY", "The partner's API key") }
}

@Suite("docs/shared-layer/configuration.md")
struct ConfigurationExamples {
    private let environment = ["TABLE_NAME": "charges", "PARTNER_KEY": "hunter2"]

    @Test("The shortest use")
    func shortest() throws {
        let config = EnvConfig(environment)
        let (table, attempts, key) = try config.values(.tableName, .attempts, .partnerKey)
        #expect(table == "charges")
        #expect(attempts == 3)
        #expect(key.reveal() == "hunter2")
        #expect("\(key)" == "*****")
    }

    @Test("Everything that is wrong is one error")
    func errors() throws {
        let error = try #require(throws: ConfigError.self) {
            try EnvConfig(["ATTEMPTS": "many"]).values(.tableName, .attempts)
        }
        #expect(
            error.description == """
                the environment is not complete: TABLE_NAME is missing (The table of charges); \
                ATTEMPTS must be an integer from 1 to 10 (How often a partner is asked)
                """)
    }

    @Test("A table for operators")
    func table() throws {
        var manager = ConfigManager(EnvConfig(environment))
        let table = manager.read(.tableName)
        let attempts = manager.read(.attempts)
        _ = manager.read(.partnerKey)
        try manager.check()
        #expect(
            manager.describe == """
                | Key | Is | From | Meaning |
                | --- | --- | --- | --- |
                | `TABLE_NAME` | `charges` | environment | The table of charges |
                | `ATTEMPTS` | `3` | default | How often a partner is asked |
                | `PARTNER_KEY` | `*****` | environment | The partner's API key |
                """)
        #expect(table == "charges" && attempts == 3)
    }
}
