import CurlTransport
import FoundationEssentials
import LambdaAPI

/// The Extensions API and the Telemetry API: requests, and what responses mean. It sends nothing itself.
///
/// Source: Lambda developer guide, "Using the Lambda Extensions API to create extensions" and "Lambda Telemetry API
/// reference": the versions are part of the paths.
struct ExtensionsAPI: Sendable {
    private let requests: ExtensionRequests

    init(address: RuntimeAPIAddress) {
        requests = ExtensionRequests(to: address)
    }

    func register(_ name: String, for events: [ExtensionEventType]) -> HTTPRequest {
        requests.register(name, for: events.map(\.rawValue), features: ["accountId"])
    }

    func next(_ identifier: String) -> HTTPRequest { requests.next(identifier) }

    func report(_ failure: ExtensionFailure, in phase: ExtensionFailure.Phase, from identifier: String) -> HTTPRequest {
        var request = requests.request(
            .post, "2020-01-01/extension/\(phase.rawValue)/error", from: identifier, body: failure.json)
        request.headers["Lambda-Extension-Function-Error-Type"] = failure.headerValue
        return request
    }

    func subscribe(_ subscription: TelemetrySubscription, from identifier: String) -> HTTPRequest {
        requests.request(.put, "2022-07-01/telemetry", from: identifier, body: subscription.json)
    }

    func registration(_ response: HTTPResponse) throws(ExtensionError) -> ExtensionRegistration {
        try check(response, is: [200], to: "register")
        guard let identifier = response.headers[ExtensionRequests.identifierField], !identifier.isEmpty else {
            throw ExtensionError(
                .malformedResponse, "the registration came without \(ExtensionRequests.identifierField)")
        }
        let answer = try decode(RegistrationAnswer.self, response, to: "register")
        return ExtensionRegistration(
            identifier: identifier, functionName: answer.functionName, functionVersion: answer.functionVersion,
            handler: answer.handler, accountID: answer.accountId)
    }

    func event(_ response: HTTPResponse) throws(ExtensionError) -> ExtensionEvent {
        try check(response, is: [200], to: "next")
        return try decode(ExtensionEvent.self, response, to: "next")
    }

    func checkReport(_ response: HTTPResponse) throws(ExtensionError) {
        try check(response, is: [200, 202], to: "the report of an error")
    }

    /// 202 is what local emulators without the Telemetry API answer.
    func subscriptionOutcome(_ response: HTTPResponse) throws(ExtensionError) -> TelemetrySubscription.Outcome {
        try check(response, is: [200, 202], to: "the subscription to telemetry")
        return response.status == 200 ? .subscribed : .notSupported
    }

    private func check(
        _ response: HTTPResponse, is accepted: Set<Int>, to request: String
    ) throws(ExtensionError) {
        guard !accepted.contains(response.status) else { return }
        let reason = (try? JSONDecoder().decode(APIFailure.self, from: Data(response.body))).map { " (\($0))" } ?? ""
        throw ExtensionError(
            response.status >= 500 ? .apiFailed : .refused,
            "Lambda answered \(response.status) to \(request)\(reason)")
    }

    private func decode<Value: Decodable>(
        _ type: Value.Type, _ response: HTTPResponse, to request: String
    ) throws(ExtensionError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            throw ExtensionError(.malformedResponse, "Lambda's answer to \(request) cannot be read", cause: error)
        }
    }
}

private struct RegistrationAnswer: Decodable {
    let functionName: String
    let functionVersion: String
    let handler: String?
    let accountId: String?
}

private struct APIFailure: Decodable, CustomStringConvertible {
    let errorType: String
    let errorMessage: String

    var description: String { "\(errorType): \(errorMessage)" }
}
