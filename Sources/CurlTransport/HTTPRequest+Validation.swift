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
        if let signing { try validate(signing) }
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

    /// libcurl 7.88.1 signs wrongly whatever is refused here.
    private func validate(_ signing: AWSSigning) throws(TransportError) {
        let afterScheme = url.drop { $0 != ":" }.dropFirst("://".count)
        let path = afterScheme.drop { !"/?#".contains($0) }
        guard method == .post, path.isEmpty || path == "/" else {
            throw TransportError(.unsupported, "libcurl signs only POST / correctly, not \(method.rawValue) \(path)")
        }
        guard let type = headers["Content-Type"], !type.isBlank else {
            throw TransportError(.invalidRequest, "a signed request must name its Content-Type, which is signed too")
        }
        for field in headers.fields { try validateSigned(field) }
        try validateSignedNames(withToken: signing.sessionToken != nil)
        try validateCredentials(of: signing)
    }

    private func validateSigned(_ field: HTTPHeaders.Field) throws(TransportError) {
        guard !field.value.isBlank else {
            throw TransportError(
                .unsupported, "libcurl cannot sign an empty header field (\(field.name)); leave it out")
        }
        guard field.value.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }), field.value.first != " ",
            field.value.last != " "
        else {
            throw TransportError(
                .unsupported, "libcurl cannot sign tabs, spaces at the ends or non-ASCII text (\(field.name))")
        }
        // libcurl signs every field it is given; AWS's own clients never sign these, because proxies change them.
        let unsigned = ["Connection", "Expect", "User-Agent", "X-Amzn-Trace-Id"]
        guard !unsigned.contains(where: { field.name.equalsIgnoringASCIICase($0) }) else {
            throw TransportError(.unsupported, "\(field.name) must not be signed, which libcurl would do; leave it out")
        }
    }

    /// libcurl sorts whole lines, so of two names of which one begins with the other the wrong one comes first.
    private func validateSignedNames(withToken hasToken: Bool) throws(TransportError) {
        var names = ["host", "x-amz-date"] + headers.fields.map { $0.name.lowercased() }
        if hasToken { names.append("x-amz-security-token") }
        names.sort()
        for (name, following) in zip(names, names.dropFirst()) where following.hasPrefix(name) {
            throw TransportError(
                .unsupported, "libcurl cannot sign the header fields \(name) and \(following) together; leave one out")
        }
    }

    private func validateCredentials(of signing: AWSSigning) throws(TransportError) {
        // These become parts of one colon-separated option and of the credential scope.
        let scope = [signing.region, signing.service]
        guard scope.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isTokenCharacter) }), !signing.accessKeyID.isEmpty
        else {
            throw TransportError(
                .invalidRequest,
                "signing needs an access key id, a region (“\(signing.region)”) and a service (“\(signing.service)”)"
            )
        }
        for text in [signing.accessKeyID, signing.secretAccessKey, signing.sessionToken ?? ""] {
            guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
                throw TransportError(
                    .invalidRequest,
                    "credentials with a control character in them cannot be right; check where they come from")
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
