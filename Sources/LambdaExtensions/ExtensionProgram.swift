/// The life of an external extension, short of ending the process.
struct ExtensionProgram {
    let name: String
    let events: [ExtensionEventType]
    let environment: [String: String]
    let log: @Sendable (_ line: String) -> Void

    /// - Returns: true when the environment ended the extension, false when an error did.
    func run<State>(
        start: (ExtensionClient) async throws -> State, handle: (State, ExtensionEvent) async throws -> Void
    ) async -> Bool {
        let client: ExtensionClient
        do throws(ExtensionError) {
            client = try await ExtensionClient.register(name, for: eventsOffered, environment: environment)
        } catch {
            log("[ERROR] extension \(name): it cannot register: \(error)")
            return false
        }
        let state: State
        do {
            state = try await start(client)
        } catch {
            log("[ERROR] extension \(name): it cannot start: \(error)")
            await report(error, in: .initialization, client)
            return false
        }
        do {
            try await serve(state, client, handle)
            return true
        } catch {
            log("[ERROR] extension \(name): it cannot go on: \(error)")
            await report(error, in: .exit, client)
            return false
        }
    }

    /// Source: Lambda developer guide, "Lambda Telemetry API Event schema reference", `platform.runtimeDone`.
    private var eventsOffered: [ExtensionEventType] {
        let isManagedInstance = environment["AWS_LAMBDA_INITIALIZATION_TYPE"] == "lambda-managed-instances"
        return isManagedInstance ? events.filter { $0 != .invoke } : events
    }

    private func serve<State>(
        _ state: State, _ client: ExtensionClient, _ handle: (State, ExtensionEvent) async throws -> Void
    ) async throws {
        while true {
            let event = try await client.next()
            try await handle(state, event)
            if case .shutdown = event { return }
        }
    }

    /// Not where it was Lambda's API that failed: it wants the process to exit promptly, or is gone.
    private func report(_ error: any Error, in phase: ExtensionFailure.Phase, _ client: ExtensionClient) async {
        let code = (error as? ExtensionError)?.code
        guard code != .apiFailed, code != .apiUnreachable else { return }
        do throws(ExtensionError) {
            try await client.report(ExtensionFailure(error), in: phase)
        } catch {
            log("[ERROR] extension \(name): the error could not be reported: \(error)")
        }
    }
}
