import CCurl

extension EasyHandle {
    /// Sets everything but the body for `request`, which was validated before.
    ///
    /// Live connections, names resolved and TLS sessions survive from the request before.
    ///
    /// - Parameter address: connect there instead of resolving the host's name.
    func prepare(_ request: HTTPRequest, connectingTo address: String?) throws(TransportError) {
        curl_easy_reset(pointer)
        try setUp()
        beginTransfer(responseBodyBytesMax: request.limits.responseBodyBytesMax)
        try set(CURLOPT_URL, request.url)
        // A name that is being looked up must not hold up a cancellation or the end of the process.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.limits.connectTimeoutMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, request.limits.totalTimeoutMilliseconds ?? 0)
        // Refuses by Content-Length, before the body comes; the writer refuses what has no length. Zero means no limit.
        if !request.limits.cutsOffLongBody {
            try check(
                moneta_curl_set_offset(
                    pointer, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, request.limits.responseBodyBytesMax))))
        }
        if !request.usesEnvironmentProxy { try set(CURLOPT_PROXY, "") }
        if request.isEncrypted { try setTLS(of: request) }
        try setMethod(of: request)
        lists = []
        try set(CURLOPT_HTTPHEADER, CurlList(request.headerLines))
        if let address {
            // Unlike CURLOPT_RESOLVE this leaves the cache of names alone, and a connection is reused only for the same
            // address.
            let host = address.contains(":") ? "[\(address)]" : address
            try set(CURLOPT_CONNECT_TO, CurlList(["::\(host):"]))
        }
    }

    /// What came of the transfer that ended with `code`.
    func response(to request: HTTPRequest, endedWith code: CURLcode) throws(TransportError) -> HTTPResponse {
        let isCutOff =
            code == CURLE_WRITE_ERROR && received.body.exceededLimit && request.limits.cutsOffLongBody
        guard code == CURLE_OK || isCutOff else { throw failure(of: request.url, request.limits, code) }
        return HTTPResponse(
            status: try status(from: request.url), headers: HTTPHeaders(received.head), body: received.body.take())
    }

    private func setMethod(of request: HTTPRequest) throws(TransportError) {
        switch (request.method, request.body.isEmpty) {
        case (.get, true): try set(CURLOPT_HTTPGET, 1)
        case (.head, true): try set(CURLOPT_NOBODY, 1)
        case (.delete, true): try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        case (.post, _): try set(CURLOPT_POST, 1)
        case (.head, false):
            throw TransportError(.unsupported, "a HEAD request has no body")
        default:
            try set(CURLOPT_POST, 1)
            try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }
}
