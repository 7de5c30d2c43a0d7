import SharedLayer
import Testing

@Suite("Feature flags")
struct FeatureFlagsTests {
    private static let document = #"""
        {
          "premium": {
            "default": false,
            "rules": {
              "tier is gold": {
                "when_match": true,
                "conditions": [{"action": "EQUALS", "key": "tier", "value": "gold"}]
              }
            }
          },
          "discount": {
            "boolean_type": false,
            "default": [],
            "rules": {
              "early": {
                "when_match": ["EARLY"],
                "conditions": [
                  {"action": "SCHEDULE_BETWEEN_TIME_RANGE", "key": "CURRENT_TIME",
                   "value": {"START": "23:00", "END": "01:30", "TIMEZONE": "Europe/Copenhagen"}}
                ]
              }
            }
          },
          "everyone": {"default": true}
        }
        """#

    private func flags(
        _ document: String, clock: TestClock = TestClock(), envelope: String = ""
    ) -> FeatureFlags<TableSource> {
        FeatureFlags(
            CachedParameters(TableSource(["flags": document]), now: clock.now), name: "flags", envelope: envelope,
            now: clock.now)
    }

    @Test("A rule that matches gives its value, else the default counts, else the caller's")
    func values() async throws {
        let flags = flags(Self.document)
        #expect(try await flags.isEnabled("premium", context: JSONObject([("tier", "gold")])))
        #expect(try await !flags.isEnabled("premium", context: JSONObject([("tier", "basic")])))
        #expect(try await !flags.isEnabled("premium"))
        #expect(try await flags.isEnabled("none", otherwise: true))
        #expect(try await flags.enabled(context: JSONObject([("tier", "gold")])) == ["everyone", "premium"])
    }

    @Test(
        "Times of day go past midnight, in the zone's own time",
        arguments: [
            ("2026-07-01T20:59:59Z", false), ("2026-07-01T21:00:00Z", true), ("2026-07-01T23:30:59Z", true),
            ("2026-07-01T23:31:00Z", false), ("2026-01-01T21:59:00Z", false), ("2026-01-01T22:00:00Z", true),
        ])
    func schedule(_ moment: String, _ isEarly: Bool) async throws {
        let value = try await flags(Self.document, clock: TestClock(moment)).value(of: "discount", otherwise: nil)
        #expect(value == (isEarly ? ["EARLY"] : []))
    }

    @Test("A document that cannot be read leaves every flag at what its caller says")
    func unreadable() async throws {
        let source = TableSource()
        let flags = FeatureFlags(CachedParameters(source), name: "flags")
        #expect(try await flags.isEnabled("premium", otherwise: true))
        #expect(try await flags.enabled() == [])
        await #expect(throws: ParameterError.self) { try await flags.features() }
    }

    @Test("A document is checked again when it has changed, and only then read")
    func change() async throws {
        let (source, clock) = (TableSource(["flags": #"{"a":{"default":true}}"#]), TestClock())
        let flags = FeatureFlags(CachedParameters(source, now: clock.now), name: "flags", now: clock.now)
        #expect(try await flags.isEnabled("a"))
        source.set("flags", #"{"a":{"default":false}}"#)
        #expect(try await flags.isEnabled("a"))
        clock.advance(milliseconds: 5_000)
        #expect(try await !flags.isEnabled("a"))
    }

    @Test("The features may stand inside a larger document")
    func envelope() async throws {
        let document = #"{"logging":"info","features":\#(Self.document)}"#
        #expect(try await flags(document, envelope: "/features").isEnabled("everyone"))
        await #expect(throws: FeatureFlagError.self) {
            try await flags(document, envelope: "/none").isEnabled("everyone")
        }
        await #expect(throws: FeatureFlagError.self) { try await flags("{").isEnabled("everyone") }
    }

    @Test(
        "A document that is wrong is refused as a whole, with the place",
        arguments: [
            ("[]", "", .wrongShape), (#"{"a":{}}"#, "/a", .wrongShape),
            (#"{"a":{"default":1}}"#, "/a/default", .wrongShape),
            (#"{"a/b":{"default":true,"rules":[]}}"#, "/a~1b/rules", .wrongShape),
            (#"{"a":{"default":true,"rules":{"r":{"when_match":1,"conditions":[{}]}}}}"#, "/a/rules/r", .wrongShape),
            (
                #"{"a":{"default":true,"rules":{"r":{"when_match":true,"conditions":[]}}}}"#,
                "/a/rules/r/conditions", .wrongShape
            ),
            (
                #"{"a":{"default":true,"rules":{"r":{"when_match":true,"conditions":[{"action":"LIKE","key":"k","value":1}]}}}}"#,
                "/a/rules/r/conditions/0/action", .unknownAction
            ),
            (
                #"{"a":{"default":true,"rules":{"r":{"when_match":true,"conditions":[{"action":"SCHEDULE_BETWEEN_TIME_RANGE","key":"CURRENT_TIME","value":{"START":"01:00","END":"02:00","TIMEZONE":"../../etc/passwd"}}]}}}}"#,
                "/a/rules/r/conditions/0/value/TIMEZONE", .unknownTimeZone
            ),
        ] as [(String, String, FeatureFlagError.Code)])
    func refused(_ document: String, _ pointer: String, _ code: FeatureFlagError.Code) throws {
        let value = try JSONParser().parse(document)
        let error = try #require(throws: FeatureFlagError.self) { try FeatureSet(value) }
        #expect(error.pointer == pointer)
        #expect(error.code == code)
    }
}
