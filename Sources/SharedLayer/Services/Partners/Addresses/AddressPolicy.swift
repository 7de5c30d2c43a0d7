/// Which addresses a partner's host may have: those of the public internet, and inside ones that are allowed by name.
///
/// Without this a partner's URL could reach what only we can reach: this machine, our network, the metadata service.
/// Addresses that carry one of version 4 inside (mapped, compatible, NAT64, 6to4, Teredo) are refused whatever they carry:
/// a partner that has version 4 is reached by it.
package struct AddressPolicy: Sendable {
    private let allowed: [AddressBlock]
    private let portsAllowed: Set<Int>

    /// Of HTTPS, and its usual other one.
    package static let portsAllowedDefault: Set<Int> = [443, 8443]

    /// - Parameter portsAllowed: of hosts outside; inside addresses that are allowed may have any.
    package init(
        insideAddressesAllowed allowed: [AddressBlock] = [], portsAllowed: Set<Int> = portsAllowedDefault
    ) {
        self.allowed = allowed
        self.portsAllowed = portsAllowed
    }

    /// - Parameter allowed: addresses and ranges in CIDR notation.
    /// - Throws: `PartnerCommunicationError` with `invalidConfiguration`.
    package init(
        insideAddressesAllowed allowed: [String], portsAllowed: Set<Int> = portsAllowedDefault
    ) throws(PartnerCommunicationError) {
        var blocks: [AddressBlock] = []
        for text in allowed {
            guard let block = AddressBlock(text) else {
                throw PartnerCommunicationError(.invalidConfiguration, "\(text) is no range of addresses (CIDR)")
            }
            blocks.append(block)
        }
        self.init(insideAddressesAllowed: blocks, portsAllowed: portsAllowed)
    }

    package func permits(_ address: IPAddress) -> Bool {
        isAllowedInside(address) || isPublic(address)
    }

    /// All of a host's addresses are permitted, and so is what the URL asks of them, or nothing is: one that is not speaks
    /// against the host as a whole.
    /// - Throws: `PartnerCommunicationError` with `blockedAddress`, `blockedPort` or `invalidURL`.
    func check(_ addresses: [IPAddress], of url: PartnerURL) throws(PartnerCommunicationError) {
        for address in addresses where !permits(address) {
            throw PartnerCommunicationError(.blockedAddress, "\(url.host) is the inside address \(address)")
        }
        guard !addresses.allSatisfy(isAllowedInside) else { return }
        try checkOutside(url)
    }

    /// What a URL of a host outside must be.
    /// - Throws: `PartnerCommunicationError` with `blockedPort` or `invalidURL`.
    func checkOutside(_ url: PartnerURL) throws(PartnerCommunicationError) {
        guard url.isEncrypted else {
            throw PartnerCommunicationError(.invalidURL, "A URL outside must begin with https://")
        }
        guard portsAllowed.contains(url.port) else {
            throw PartnerCommunicationError(.blockedPort, "The port \(url.port) of \(url.host) is not allowed")
        }
    }

    /// Whether the setting names this address.
    package func isAllowedInside(_ address: IPAddress) -> Bool {
        allowed.contains { $0.contains(address) }
    }

    private func isPublic(_ address: IPAddress) -> Bool {
        if address.isVersion4 { return !Self.inside4.contains { $0.contains(address) } }
        return Self.global6.contains { $0.contains(address) } && !Self.inside6.contains { $0.contains(address) }
    }

    /// IANA IPv4 Special-Purpose Address Registry, with multicast and the reserved class E.
    private static let inside4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    ].compactMap(AddressBlock.init)

    /// The only range of global unicast addresses (IANA IPv6 Address Space). Loopback, link-local, unique local, multicast,
    /// IPv4-mapped and NAT64 addresses all lie outside of it.
    private static let global6 = ["2000::/3"].compactMap(AddressBlock.init)

    /// IANA IPv6 Special-Purpose Address Registry, within `2000::/3`: Teredo, ORCHID and the like, documentation, 6to4.
    private static let inside6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"]
        .compactMap(AddressBlock.init)
}
