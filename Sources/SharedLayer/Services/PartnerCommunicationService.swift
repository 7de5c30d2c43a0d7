package import CurlTransport
import Logging

/// Sends bytes to a partner by HTTP, and says what came of it and what was tried.
///
/// It follows no redirect, and talks only to addresses that were checked: a host's name is resolved once for each attempt,
/// every address must be permitted, and the connection goes to those, whatever the name leads to a moment later. Without
/// encryption it talks only to inside addresses that are allowed.
package struct PartnerCommunicationService: BaseService {
    package let surroundings: ServiceSurroundings
    private let attempts: PartnerAttempts
    private let settings: PartnerSettings
    private let clock: RetryClock

    /// - Parameter breaker: nil to send whatever came of the messages before.
    /// - Parameter bulkhead: nil for any number of deliveries at once.
    package init(
        _ surroundings: ServiceSurroundings, http: any HTTPTransport, policy: AddressPolicy = AddressPolicy(),
        settings: PartnerSettings = PartnerSettings(), breaker: CircuitBreaker? = nil, bulkhead: Bulkhead? = nil,
        resolver: HostResolver = HostResolver(), clock: RetryClock = .system
    ) {
        self.surroundings = surroundings
        self.settings = settings
        self.clock = clock
        attempts = PartnerAttempts(
            surroundings: surroundings, http: http, addresses: PartnerAddresses(policy: policy, resolver: resolver),
            settings: settings, breaker: breaker, bulkhead: bulkhead)
    }

    /// Sends a message, as often as the settings allow, and never past the deadline.
    ///
    /// Every repeat has the same body and the same delivery id; a signature is made anew, for its time is part of it.
    /// - Parameter deadline: the invocation's; nil where there is none.
    package func sendToPartner(
        _ message: PartnerMessage, _ endpoint: EndpointConfiguration, deadline: Timestamp? = nil
    ) async -> PartnerDelivery {
        var made: [PartnerAttempt] = []
        var delay: Int?
        while true {
            let startedAt = now()
            let reply = await attempts.make(message, endpoint, deadline: deadline)
            let attempt = PartnerAttempt(
                number: made.count + 1, startedAt: startedAt,
                durationMilliseconds: Int(clamping: now().milliseconds(since: startedAt)), status: reply.status,
                errorCode: reply.error?.code)
            made.append(attempt)
            log(attempt, message, endpoint)
            delay = pause(after: reply, attempt: attempt.number, previous: delay, deadline: deadline)
            guard let delay, await wait(delay) else {
                return PartnerDelivery(
                    deliveryID: message.deliveryID, endpoint: endpoint.name, reply: reply, attempts: made)
            }
        }
    }

    /// Milliseconds until the next attempt; nil when there is to be none.
    private func pause(after reply: PartnerReply, attempt: Int, previous: Int?, deadline: Timestamp?) -> Int? {
        guard case .retry(let asked, let error) = reply, error.code.isWorthRepeatingAtOnce,
            let delay = settings.retries.delayMilliseconds(
                after: attempt, previous: previous, chance: clock.jitter(), asked: asked)
        else { return nil }
        guard let deadline else { return delay }
        let needed = delay + settings.deadlineReserveMilliseconds + PartnerSettings.attemptMillisecondsMin
        return deadline.milliseconds(since: now()) >= needed ? delay : nil
    }

    /// False when the task was cancelled.
    private func wait(_ milliseconds: Int) async -> Bool {
        do {
            try await clock.sleep(milliseconds)
            return true
        } catch {
            return false
        }
    }

    private func log(_ attempt: PartnerAttempt, _ message: PartnerMessage, _ endpoint: EndpointConfiguration) {
        var metadata: Logger.Metadata = [
            "endpoint": "\(endpoint.name)", "deliveryId": "\(message.deliveryID)", "attempt": "\(attempt.number)",
            "durationMilliseconds": "\(attempt.durationMilliseconds)",
        ]
        if let status = attempt.status { metadata["status"] = "\(status)" }
        if let code = attempt.errorCode { metadata["error"] = "\(code.rawValue)" }
        logger.log(
            level: attempt.errorCode == nil ? .info : .warning, "a delivery attempt has ended", metadata: metadata)
    }
}

extension PartnerReply {
    fileprivate var status: Int? {
        if case .accepted(let status, _) = self { status } else { error?.status }
    }
}
