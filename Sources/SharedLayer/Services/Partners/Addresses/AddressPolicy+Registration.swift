extension AddressPolicy {
    /// Whether a URL may be entered for later use: what can be said of it without asking for its addresses.
    ///
    /// A name is resolved and checked when it is called, each time: what it leads to today says nothing about tomorrow. Names
    /// that lead inside by their definition (RFC 6761, RFC 6762, `.internal` of ICANN) are refused here already.
    /// - Throws: `PartnerCommunicationError` with `blockedAddress`, `blockedPort` or `invalidURL`.
    package func checkForRegistration(_ text: String) throws(PartnerCommunicationError) {
        let url = try PartnerURL(text)
        if let address = url.address { return try check([address], of: url) }
        let labels = url.host.split(separator: ".")
        guard let last = labels.last, labels.count > 1, !Self.insideZones.contains(String(last)) else {
            throw PartnerCommunicationError(.blockedAddress, "\(url.host) is a name of the inside")
        }
        try checkOutside(url)
    }

    private static let insideZones: Set<String> = ["localhost", "local", "internal", "invalid", "onion"]
}
