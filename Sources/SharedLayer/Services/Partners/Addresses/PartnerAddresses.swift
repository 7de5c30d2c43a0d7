import CurlTransport

/// Finds the addresses of a partner's host, once, and checks each: requests then go to those, whatever the name leads to a
/// moment later.
struct PartnerAddresses: Sendable {
    let policy: AddressPolicy
    let resolver: HostResolver

    /// More are checked, and not tried.
    private static let triedMax = 8

    /// - Throws: `PartnerCommunicationError` with `blockedAddress`, `blockedPort`, `invalidURL`, `nameNotResolved` or
    ///   `cancelled`.
    func checked(
        for url: PartnerURL, timeoutMilliseconds: Int
    ) async throws(PartnerCommunicationError) -> [IPAddress] {
        let addresses = try await found(for: url, timeoutMilliseconds)
        try policy.check(addresses, of: url)
        return Array(addresses.prefix(Self.triedMax))
    }

    private func found(
        for url: PartnerURL, _ timeoutMilliseconds: Int
    ) async throws(PartnerCommunicationError) -> [IPAddress] {
        if let address = url.address { return [address] }
        let found: [[UInt8]]
        do {
            found = try await resolver.addresses(of: url.host, timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            throw PartnerCommunicationError(
                error.code == .cancelled ? .cancelled : .nameNotResolved, "\(url.host): \(error.message)")
        }
        let addresses = found.compactMap(IPAddress.init(bytes:))
        guard !addresses.isEmpty, addresses.count == found.count else {
            throw PartnerCommunicationError(.nameNotResolved, "\(url.host) has no address")
        }
        return addresses
    }
}
