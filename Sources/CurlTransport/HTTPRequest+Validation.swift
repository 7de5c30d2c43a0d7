import Glibc

extension HTTPRequest {
    /// Refuses what could not be sent as it is, before libcurl sees it.
    ///
    /// - Throws: `TransportError` with `.invalidRequest` or `.unsupported`.
    func validate() throws(TransportError) {
        try validateURL()
        for field in headers.fields { try validate(field) }
        try validateLimits()
        try validatePinnedAddresses()
        try validateTLS()
    }

    private func validateURL() throws(TransportError) {
        guard let scheme = url.split(separator: ":", maxSplits: 1).first,
            ["http", "https"].contains(where: { scheme.equalsIgnoringASCIICase($0) }),
            url.dropFirst(scheme.count).hasPrefix("://")
        else {
            throw TransportError(.invalidRequest, "not an http or https URL: \(url)")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else {
            throw TransportError(.invalidRequest, "a URL has no spaces and no control characters; percent-encode them")
        }
    }

    private func validate(_ field: HTTPHeaders.Field) throws(TransportError) {
        guard !field.name.isEmpty, field.name.utf8.allSatisfy(\.isTokenCharacter) else {
            throw TransportError(
                .invalidRequest, "not a header field name (RFC 9110 section 5.1): \(field.name.debugDescription)")
        }
        // CR and LF would start another field; NUL would end the value early.
        guard field.value.utf8.allSatisfy({ $0 != 0x0d && $0 != 0x0a && $0 != 0 }) else {
            throw TransportError(
                .invalidRequest, "the value of the header field \(field.name) has a line break or NUL in it")
        }
        if field.name.equalsIgnoringASCIICase("Transfer-Encoding") {
            throw TransportError(.unsupported, "Transfer-Encoding is the transport's to set; leave it out")
        }
        if field.name.equalsIgnoringASCIICase("Content-Length"), Int(field.value) != body.count {
            throw TransportError(
                .invalidRequest, "Content-Length \(field.value) with a body of \(body.count) bytes; leave it out")
        }
    }

    private func validateLimits() throws(TransportError) {
        guard limits.connectTimeoutMilliseconds > 0, limits.totalTimeoutMilliseconds ?? 1 > 0,
            limits.responseBodyBytesMax >= 0
        else {
            throw TransportError(.invalidRequest, "a timeout is at least 1 ms and a body limit at least 0: \(limits)")
        }
    }

    private func validatePinnedAddresses() throws(TransportError) {
        guard pinnedAddresses.isEmpty || !usesEnvironmentProxy else {
            throw TransportError(
                .unsupported, "a proxy would resolve the name itself, so addresses cannot be pinned through it")
        }
        for address in pinnedAddresses {
            var parsed = in6_addr()
            guard inet_pton(AF_INET, address, &parsed) == 1 || inet_pton(AF_INET6, address, &parsed) == 1 else {
                throw TransportError(.invalidRequest, "a pinned address must be an IP address: \(address)")
            }
        }
    }
}

extension StringProtocol {
    /// Empty, or nothing but spaces and tabs.
    var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}

extension UInt8 {
    /// RFC 9110 section 5.6.2.
    fileprivate var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
