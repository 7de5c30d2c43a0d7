import Testing

@testable import Functions

@Suite("The Extensions API as a state machine")
struct ExtensionRegistryTests {
    /// An internal extension `in` that has registered as `id`.
    private static func registered(_ events: [String] = ["INVOKE"]) -> ExtensionRegistry {
        var registry = ExtensionRegistry()
        _ = registry.register("in", events, newID: "id")
        return registry
    }

    private func refusal(_ result: Result<RegisteredExtension, ExtensionRegistry.Refusal>) -> RuntimeReply? {
        if case .failure(let refusal) = result { refusal.reply } else { nil }
    }

    @Test("an internal extension registers for invocations or for nothing, and until the runtime is ready")
    func internalRegistration() throws {
        var registry = ExtensionRegistry()
        let added = try registry.register("a", ["INVOKE"], newID: "1").get()
        #expect(!added.isExternal)
        #expect(added.events == [.invoke])
        _ = try registry.register("b", [], newID: "2").get()
        #expect(refusal(registry.register("a", [], newID: "3")) == .nameTaken)
        #expect(refusal(registry.register("c", ["SHUTDOWN"], newID: "3")) == .invalidEvent("SHUTDOWN"))
        #expect(refusal(registry.register("c", ["OTHER"], newID: "3")) == .invalidEvent("OTHER"))
        registry.close()
        #expect(refusal(registry.register("d", [], newID: "3")) == .registrationClosed)
        #expect(registry.hasInternal && !registry.hasExternal)
    }

    @Test("there are at most ten, internal and external together")
    func limit() throws {
        var registry = ExtensionRegistry()
        for number in 0..<5 {
            let isLaunched = registry.launch("out-\(number)", id: "out-\(number)")
            #expect(isLaunched)
        }
        for number in 0..<5 { _ = try registry.register("in-\(number)", [], newID: "in-\(number)").get() }
        #expect(refusal(registry.register("more", [], newID: "more")) == .tooManyExtensions)
        let isLaunched = registry.launch("more", id: "more")
        #expect(!isLaunched)
    }

    @Test("an external extension registers once, under the name of its file")
    func externalRegistration() throws {
        var registry = ExtensionRegistry()
        _ = registry.launch("agent", id: "1")
        #expect(!registry.areExternalsRegistered)
        let added = try registry.register("agent", ["INVOKE", "SHUTDOWN"], newID: "unused").get()
        #expect(added.id == "1" && added.isExternal)
        #expect(registry.areExternalsRegistered && !registry.areReady)
        let again = refusal(registry.register("agent", [], newID: "unused"))
        #expect(again?.status == 403)
        #expect(
            again.map { String(decoding: $0.body, as: UTF8.self) }?.contains(
                "State transition from Registered to Registered failed for extension agent.") == true)
    }

    @Test("a ready extension gets an event at once, another one when it asks next")
    func events() {
        var registry = Self.registered()
        #expect(!registry.areReady)
        #expect(registry.next("id") == .wait)
        #expect(registry.areReady)
        let told = registry.tell(.invoke) { .accepted }
        #expect(told.map(\.id) == ["id"])
        #expect(!registry.areReady)
        #expect(registry.tell(.invoke) { .notFound }.isEmpty)
        #expect(registry.next("id") == .answer(.notFound))
        #expect(registry.next("id") == .wait)
    }

    @Test("an extension is told of what it has registered for alone")
    func subscriptions() {
        var registry = Self.registered([])
        _ = registry.launch("agent", id: "1")
        _ = registry.register("agent", ["SHUTDOWN"], newID: "unused")
        #expect(registry.next("id") == .wait)
        #expect(registry.next("1") == .wait)
        #expect(registry.tell(.invoke) { .accepted }.isEmpty)
        #expect(registry.tell(.shutdown, where: \.isExternal) { .accepted }.map(\.id) == ["1"])
    }

    @Test("who asks for two events at once, or is unknown, is refused")
    func wrongPolls() {
        var registry = Self.registered()
        #expect(registry.next("other") == .answer(.unknownExtension("other")))
        _ = registry.next("id")
        guard case .answer(let reply) = registry.next("id") else { return #expect(Bool(false)) }
        #expect(reply.status == 403)
    }

    @Test("an init error comes before the first event alone, an exit error at any time")
    func failures() {
        var registry = Self.registered()
        #expect(registry.fail("other", to: .initError, type: "Fatal.X") == .unknownIdentifier)
        #expect(registry.fail("id", to: .initError, type: "Fatal.X") == .accepted)
        #expect(
            registry.all.first?.logLine
                == "EXTENSION\tName: in\tState: InitError\tEvents: [INVOKE]\tError Type: Fatal.X")
        #expect(registry.next("id") != .wait)

        registry = Self.registered()
        _ = registry.next("id")
        #expect(registry.fail("id", to: .initError, type: "Fatal.X").status == 403)
        #expect(registry.fail("id", to: .exitError, type: "Fatal.X") == .accepted)
    }
}
