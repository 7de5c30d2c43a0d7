import CurlTransport

/// Makes one attempt: a place in the bulkhead, the circuit's permission, checked addresses, the signed request, the answer.
struct PartnerAttempts: Sendable {
    let surroundings: ServiceSurroundings
    let http: any HTTPTransport
    let addresses: PartnerAddresses
    let settings: PartnerSettings
    let breaker: CircuitBreaker?
    let bulkhead: Bulkhead?

    func make(_ message: PartnerMessage, _ endpoint: EndpointConfiguration, deadline: Timestamp?) async -> PartnerReply
    {
        guard message.body.count <= settings.requestBytesMax else {
            return PartnerReply(
                .init(.messageTooLarge, "A message may have at most \(settings.requestBytesMax) bytes"))
        }
        guard let left = millisecondsLeft(before: deadline) else { return Self.deadlineReached }
        guard let bulkhead else { return await permitted(message, endpoint, deadline) }
        do throws(PartnerCommunicationError) {
            return try await bulkhead.withPlace(at: endpoint.name, waitingAtMost: left) {
                await permitted(message, endpoint, deadline)
            }
        } catch {
            return PartnerReply(error)
        }
    }

    private static let deadlineReached = PartnerReply(
        .init(.deadlineReached, "Too little time is left before the deadline"))

    /// For an attempt, at most the total timeout; nil when it is too little for one.
    private func millisecondsLeft(before deadline: Timestamp?) -> Int? {
        guard let deadline else { return settings.totalTimeoutMilliseconds }
        let left =
            Int(clamping: deadline.milliseconds(since: surroundings.now())) - settings.deadlineReserveMilliseconds
        return left < PartnerSettings.attemptMillisecondsMin ? nil : min(left, settings.totalTimeoutMilliseconds)
    }

    private func permitted(
        _ message: PartnerMessage, _ endpoint: EndpointConfiguration, _ deadline: Timestamp?
    ) async -> PartnerReply {
        guard let breaker else { return await sent(message, endpoint, deadline) }
        let permission = await breaker.permission(for: endpoint.name)
        if case .refused(let until) = permission {
            let seconds = max(1, (until.milliseconds(since: surroundings.now()) + 999) / 1_000)
            return PartnerReply(
                .init(.circuitOpen, "\(endpoint.name) has failed too often"),
                afterSeconds: Int(clamping: min(seconds, 86_400)))
        }
        let reply = await sent(message, endpoint, deadline)
        await breaker.report(verdict(of: reply, deadline), of: permission, for: endpoint.name)
        return reply
    }

    /// A timeout that came early because of our own deadline says nothing of the endpoint.
    private func verdict(of reply: PartnerReply, _ deadline: Timestamp?) -> CircuitVerdict {
        guard reply.error?.code == .timedOut, let deadline else { return reply.verdict }
        let left = deadline.milliseconds(since: surroundings.now())
        return left <= settings.deadlineReserveMilliseconds ? .nothing : reply.verdict
    }

    private func sent(
        _ message: PartnerMessage, _ endpoint: EndpointConfiguration, _ deadline: Timestamp?
    ) async -> PartnerReply {
        do throws(PartnerCommunicationError) {
            let url = try PartnerURL(endpoint.url)
            guard let lookup = millisecondsLeft(before: deadline) else { return Self.deadlineReached }
            let found = try await addresses.checked(
                for: url, timeoutMilliseconds: min(lookup, settings.connectTimeoutMilliseconds))
            var request = HTTPRequest(
                .post, endpoint.url, headers: message.requestHeaders, body: message.body,
                pinnedAddresses: found.map(\.description), tls: url.isEncrypted ? endpoint.tls : nil)
            try await sign(&request, endpoint)
            guard let left = millisecondsLeft(before: deadline) else { return Self.deadlineReached }
            request.limits = HTTPRequest.Limits(
                connectTimeoutMilliseconds: min(left, settings.connectTimeoutMilliseconds),
                totalTimeoutMilliseconds: left, responseBodyBytesMax: settings.confirmationBytesMax,
                cutsOffLongBody: true)
            return PartnerReply(try await execute(request), now: surroundings.now())
        } catch {
            return PartnerReply(error)
        }
    }

    private func execute(_ request: HTTPRequest) async throws(PartnerCommunicationError) -> HTTPResponse {
        do {
            return try await http.execute(request)
        } catch {
            throw PartnerCommunicationError(error)
        }
    }

    private func sign(_ request: inout HTTPRequest, _ endpoint: EndpointConfiguration)
        async throws(PartnerCommunicationError)
    {
        let time = surroundings.now()
        for authentication in endpoint.authentication {
            switch authentication {
            case .clientCertificate: continue
            case .apiKey(let field, let key): request.headers[field] = key.revealed
            case .hmac(let signature):
                guard signature.hasSecrets else {
                    throw PartnerCommunicationError(
                        .invalidConfiguration, "\(endpoint.name) has no secret to sign with")
                }
                request.headers[signature.field] = signature.value(for: request.body, at: time)
            case .signature(let signer):
                let unsigned = request
                do {
                    request.headers = try await signer.signedHeaders(of: unsigned)
                } catch {
                    throw PartnerCommunicationError(.signingFailed, "The request to \(endpoint.name) was not signed")
                }
            }
        }
    }
}
