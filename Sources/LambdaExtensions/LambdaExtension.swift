import Glibc
import POSIXProcess

/// An external extension as a whole program: what its `main.swift` calls.
///
/// An external extension is an executable below `/opt/extensions`, brought there by a layer. Lambda starts it before the
/// function and ends it with the environment.
public enum LambdaExtension {
    /// Registers the extension, calls `handle` with one event after the other, and ends the process when the one that says
    /// so has been handled.
    ///
    /// What `start` throws is reported to Lambda as an init error, what `handle` throws as an exit error; the process
    /// then ends with the exit code 1 and a line on standard error, and Lambda starts the environment anew. After
    /// `.shutdown` it ends with 0. What is printed leaves the process line by line.
    ///
    /// - Parameter name: the file name of the executable; by default the one that the process was started with.
    /// - Parameter events: on Lambda Managed Instances, which refuse it, `.invoke` is left out.
    /// - Parameter start: what is to happen in the init phase, subscribing to telemetry above all. What it returns is handed
    ///   to `handle`.
    public static func run<State>(
        _ name: String = executableName, for events: [ExtensionEventType] = [.invoke, .shutdown],
        start: (_ client: ExtensionClient) async throws -> State,
        handle: (_ state: State, _ event: ExtensionEvent) async throws -> Void
    ) async -> Never {
        StandardOutput.leaveLineByLine()
        let program = ExtensionProgram(
            name: name, events: events, environment: ProcessEnvironment.variables(), log: writeToStandardError)
        exit(await program.run(start: start, handle: handle) ? EXIT_SUCCESS : EXIT_FAILURE)
    }

    /// The same for an extension that needs nothing in the init phase.
    public static func run(
        _ name: String = executableName, for events: [ExtensionEventType] = [.invoke, .shutdown],
        handle: (_ event: ExtensionEvent) async throws -> Void
    ) async -> Never {
        await run(name, for: events, start: { _ in }, handle: { _, event in try await handle(event) })
    }

    /// The last part of the path that the process was started with: a symbolic link's name rather than its target's, because
    /// Lambda goes by what it finds below `/opt/extensions`.
    public static var executableName: String {
        CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? ""
    }

    /// One write per line: Lambda collects what comes here.
    private static let writeToStandardError: @Sendable (String) -> Void = { line in
        let bytes = Array((line + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
