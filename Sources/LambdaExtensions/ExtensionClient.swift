import CurlTransport
import LambdaAPI
import POSIXProcess

/// A registered extension's access to Lambda's Extensions API and Telemetry API.
///
/// `LambdaExtension.run` makes one and loops over `next`; make one yourself where the loop is to be your own. Requests
/// wait on a thread of the client's own, never on the cooperative pool.
public final class ExtensionClient: Sendable {
    public let registration: ExtensionRegistration

    private let api: ExtensionsAPI
    private let http: HTTPClient

    private init(registration: ExtensionRegistration, api: ExtensionsAPI, http: HTTPClient) {
        self.registration = registration
        self.api = api
        self.http = http
    }

    /// Registers an extension with Lambda, which it must do in the init phase, once.
    ///
    /// - Parameter name: the file name of the extension's executable below `/opt/extensions`. Lambda takes any other
    ///   name for an internal extension, which may not ask for `.shutdown`.
    /// - Parameter environment: has `AWS_LAMBDA_RUNTIME_API`; nil for the process's own.
    /// - Throws: `.environmentIncomplete`, `.apiUnreachable`, `.refused`, `.apiFailed`, `.malformedResponse`.
    public static func register(
        _ name: String, for events: [ExtensionEventType],
        environment: [String: String]? = nil
    ) async throws(ExtensionError) -> ExtensionClient {
        let value = (environment ?? ProcessEnvironment.variables())[RuntimeAPIAddress.variable]
        guard let address = value.flatMap(RuntimeAPIAddress.init) else {
            throw ExtensionError(
                .environmentIncomplete,
                """
                \(RuntimeAPIAddress.variable) must be host:port, not “\(value ?? "")”: this program is a Lambda \
                extension; put it into /opt/extensions with a layer
                """)
        }
        let api = ExtensionsAPI(address: address)
        let http = HTTPClient()
        let response = try await send(api.register(name, for: events), http)
        return ExtensionClient(registration: try api.registration(response), api: api, http: http)
    }

    /// Says that the extension is done with what came before, and waits for the next event, however long that takes:
    /// the environment may be frozen meanwhile.
    ///
    /// - Throws: `.apiUnreachable`, `.refused`, `.apiFailed`, `.malformedResponse`.
    public func next() async throws(ExtensionError) -> ExtensionEvent {
        try api.event(try await send(api.next(registration.identifier)))
    }

    /// Asks for telemetry, which Lambda allows in the init phase only: before the first `next`.
    ///
    /// - Returns: `.notSupported` from emulators that know the Telemetry API and do not have it.
    /// - Throws: `.apiUnreachable`, `.refused`, `.apiFailed`.
    @discardableResult
    public func subscribe(
        to subscription: TelemetrySubscription
    ) async throws(ExtensionError) -> TelemetrySubscription.Outcome {
        try api.subscriptionOutcome(try await send(api.subscribe(subscription, from: registration.identifier)))
    }

    /// Tells Lambda why the extension cannot start. Nothing else is answered afterwards: the process is to exit.
    ///
    /// - Throws: `.apiUnreachable`, `.refused`, `.apiFailed`.
    public func reportInitError(_ failure: ExtensionFailure) async throws(ExtensionError) {
        try await report(failure, in: .initialization)
    }

    /// Tells Lambda why the extension cannot go on. Nothing else is answered afterwards: the process is to exit.
    ///
    /// - Throws: `.apiUnreachable`, `.refused`, `.apiFailed`.
    public func reportExitError(_ failure: ExtensionFailure) async throws(ExtensionError) {
        try await report(failure, in: .exit)
    }

    func report(_ failure: ExtensionFailure, in phase: ExtensionFailure.Phase) async throws(ExtensionError) {
        try api.checkReport(try await send(api.report(failure, in: phase, from: registration.identifier)))
    }

    private func send(_ request: HTTPRequest) async throws(ExtensionError) -> HTTPResponse {
        try await Self.send(request, http)
    }

    private static func send(
        _ request: HTTPRequest, _ http: HTTPClient
    ) async throws(ExtensionError) -> HTTPResponse {
        do {
            return try await http.execute(request)
        } catch {
            throw ExtensionError(.apiUnreachable, "Lambda does not answer", cause: error)
        }
    }
}
