import SharedLayer

extension AddressPolicy {
    /// Throws `ruleViolation` with `ADDRESS_NOT_ALLOWED` for a URL that we would not call.
    func checkAsRequested(_ url: String, at pointer: String) throws(PartnerError) {
        do {
            try checkForRegistration(url)
        } catch {
            let detail =
                switch error.code {
                case .blockedAddress: "The host is an address or a name of an inside network."
                case .blockedPort: "The port is not among those that are called."
                default: "The URL must begin with https:// and name a public host."
                }
            throw .violation(.addressNotAllowed, at: pointer, detail)
        }
    }
}
