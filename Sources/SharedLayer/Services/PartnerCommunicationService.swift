package import CurlTransport

/// Sends bytes to a partner by HTTP, once, and says what came of it.
///
/// It never waits and never repeats: that is the queue's part. It follows no redirect, and talks only to addresses that were
/// checked: a host's name is resolved once, every address must be permitted, and the connection goes to those, whatever
/// the name leads to a moment later. Without encryption it talks only to inside addresses that are allowed.
package struct PartnerCommunicationService: BaseService {
    package let surroundings: ServiceSurroundings
    private let http: any HTTPTransport
    private let resolver: HostResolver
    private let policy: AddressPolicy
    private let limits: HTTPRequest.Limits

    /// The most of an answer that is read. What it says beyond is left: the status has told whether the partner took it.
    package static let confirmationBytesMax = 64 << 10

    package init(
        _ surroundings: ServiceSurroundings, http: any HTTPTransport, policy: AddressPolicy = AddressPolicy(),
        resolver: HostResolver = HostResolver(), connectTimeoutMilliseconds: Int = 3_000,
        totalTimeoutMilliseconds: Int = 15_000
    ) {
        self.surroundings = surroundings
        self.http = http
        self.resolver = resolver
        self.policy = policy
        limits = HTTPRequest.Limits(
            connectTimeoutMilliseconds: connectTimeoutMilliseconds, totalTimeoutMilliseconds: totalTimeoutMilliseconds,
            responseBodyBytesMax: Self.confirmationBytesMax, cutsOffLongBody: true)
    }

    package func sendToPartner(_ message: PartnerMessage) async -> PartnerReply {
        let addresses: [IPAddress]
        do {
            addresses = try await permittedAddresses(PartnerURL(message.url))
        } catch {
            return reply(to: error)
        }
        let request = HTTPRequest(
            .post, message.url, headers: message.headers, body: message.body, limits: limits,
            pinnedAddresses: addresses.map(\.description))
        do {
            return reply(to: try await http.execute(request))
        } catch {
            return reply(to: error)
        }
    }

    /// All of a host's addresses, or none: one that is not permitted speaks against the host as a whole.
    private func permittedAddresses(_ url: PartnerURL) async throws(PartnerCommunicationError) -> [IPAddress] {
        let addresses = try await addresses(of: url)
        for address in addresses where !policy.permits(address) {
            throw PartnerCommunicationError(.blockedAddress, "\(url.host) is the inside address \(address)")
        }
        guard url.isEncrypted || addresses.allSatisfy(policy.isAllowedInside) else {
            throw PartnerCommunicationError(.invalidURL, "A URL outside must begin with https://")
        }
        return addresses
    }

    private func addresses(of url: PartnerURL) async throws(PartnerCommunicationError) -> [IPAddress] {
        if let address = url.address { return [address] }
        let found: [[UInt8]]
        do {
            found = try await resolver.addresses(
                of: url.host, timeoutMilliseconds: limits.connectTimeoutMilliseconds)
        } catch {
            throw PartnerCommunicationError(.nameNotResolved, "\(url.host): \(error.message)")
        }
        let addresses = found.compactMap(IPAddress.init(bytes:))
        guard !addresses.isEmpty else {
            throw PartnerCommunicationError(.nameNotResolved, "\(url.host) has no address")
        }
        return addresses
    }

    private func reply(to response: HTTPResponse) -> PartnerReply {
        switch response.status {
        case 200..<300: .accepted(status: response.status, confirmation: response.body)
        case 408, 425, 429, 500...:
            .retry(
                afterSeconds: response.headers["Retry-After"].flatMap { RetryAfter.seconds($0, now: now()) },
                reason: "status \(response.status)")
        default: .rejected(status: response.status, reason: "status \(response.status)")
        }
    }

    private func reply(to error: PartnerCommunicationError) -> PartnerReply {
        switch error.code {
        case .blockedAddress: .blockedAddress(reason: error.message)
        case .nameNotResolved: .retry(afterSeconds: nil, reason: error.message)
        case .invalidURL, .invalidConfiguration: .rejected(status: nil, reason: error.message)
        }
    }

    private func reply(to error: TransportError) -> PartnerReply {
        switch error.code {
        case .invalidRequest, .unsupported: .rejected(status: nil, reason: error.description)
        case .responseTooLarge, .nameNotResolved, .connectionRefused, .connectTimedOut, .timedOut, .connectionLost,
            .tlsFailed, .malformedResponse, .cancelled, .outOfResources, .other:
            .retry(afterSeconds: nil, reason: error.description)
        }
    }
}
