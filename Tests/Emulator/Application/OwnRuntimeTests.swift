import CurlTransport
import Glibc
import Scenario
import TestSupport
import Testing

/// Functions on our own runtime, as processes of the emulator.
@Suite("Functions on FunctionRuntime in the emulator", .timeLimit(.minutes(2)))
struct OwnRuntimeTests {
    @Test("A streamed response comes whole, and one that fails in the middle is a function error")
    func streams() async throws {
        try await Programs.withApplication("runtime") { emulator in
            let whole = try await Invocation.run("Stream", #"{"count":3}"#, at: emulator.servicesURL)
            #expect(whole.functionError == nil)
            #expect(whole.text == "1\n2\n3\n")
            let broken = try await Invocation.run("Stream", #"{"count":3,"failsAfter":2}"#, at: emulator.servicesURL)
            #expect(broken.functionError == "Unhandled")
            #expect(broken.text.contains("CancellationError"), "\(broken.text)")
            let empty = try await Invocation.run("Stream", #"{"count":0}"#, at: emulator.servicesURL)
            #expect(empty.functionError == nil && empty.text == "")
            let refused = try await Invocation.run("Stream", #"{}"#, at: emulator.servicesURL)
            #expect(refused.text.contains("at count: the field is missing"), "\(refused.text)")
        }
    }

    @Test("A function's shutdown hooks run when the emulator ends")
    func shutsDown() async throws {
        try await Programs.withApplication("runtime") { emulator in
            let answer = try await Invocation.run("Identify", "{}", at: emulator.servicesURL)
            #expect(Int32(answer.text) != nil, "\(answer.text)")
            emulator.process.send(signal: SIGINT)
            try await emulator.process.waitForOutput(containing: "first hook")
            try await eventually(within: .seconds(15), "the emulator to end") { !emulator.process.isRunning }
        }
    }

    @Test("A function that its bootstrap does not know fails its init, and the caller reads why")
    func unknown() async throws {
        try await Programs.withApplication("runtime") { emulator in
            let answer = try await Invocation.run("Nobody", "{}", at: emulator.servicesURL)
            #expect(answer.functionError == "Unhandled")
            #expect(answer.text.contains("Runtime.HandlerNotFound") && answer.text.contains("Identify"))
            try await emulator.process.waitForOutput(containing: "Error Type: Runtime.HandlerNotFound")
        }
    }
}
