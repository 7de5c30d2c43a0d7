import CCurl

/// A libcurl easy handle: one request at a time, used again and again on one thread.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutableBufferPointer<CChar>
    private let responseBody = ResponseBody()
    /// What libcurl points into until the transfer is over.
    private var lists: [CurlList] = []

    init() throws(TransportError) {
        try CurlLibrary.start()
        guard let pointer = curl_easy_init() else {
            throw TransportError(.outOfResources, "libcurl gives no handle for a request: no memory")
        }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0)
    }

    deinit {
        curl_easy_cleanup(pointer)
        errorText.deallocate()
    }

    /// Sets everything but the body for `request`, which was validated before.
    ///
    /// Live connections, names resolved and TLS sessions survive from the request before.
    ///
    /// - Parameter address: connect there instead of resolving the host's name.
    func prepare(_ request: HTTPRequest, connectingTo address: String?) throws(TransportError) {
        curl_easy_reset(pointer)
        errorText[0] = 0
        responseBody.reset(bytesMax: request.limits.responseBodyBytesMax)
        try check(moneta_curl_set_error_buffer(pointer, errorText.baseAddress))
        try check(moneta_curl_set_writer(pointer, receiveBytes, Unmanaged.passUnretained(responseBody).toOpaque()))
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
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
        if let file = request.certificateAuthoritiesFile { try set(CURLOPT_CAINFO, file) }
        try setMethod(of: request)
        try setSigning(of: request)
        lists = []
        try set(CURLOPT_HTTPHEADER, CurlList(request.headerLines))
        if let address {
            // Unlike CURLOPT_RESOLVE this leaves the cache of names alone, and a connection is reused only for the same
            // address.
            let host = address.contains(":") ? "[\(address)]" : address
            try set(CURLOPT_CONNECT_TO, CurlList(["::\(host):"]))
        }
    }

    /// The body's bytes must stay where they are until the transfer is over.
    func setBody(_ bytes: UnsafeRawBufferPointer) throws(TransportError) {
        try check(moneta_curl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
        // With a null pointer libcurl would ask a callback for the body.
        let start = bytes.baseAddress ?? UnsafeRawPointer(StaticString("").utf8Start)
        try check(moneta_curl_set_body(pointer, CURLOPT_POSTFIELDS, start))
    }

    /// libcurl keeps a copy of the body.
    func copyBody(_ bytes: [UInt8]) throws(TransportError) {
        try check(moneta_curl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
        try check(moneta_curl_set_body(pointer, CURLOPT_COPYPOSTFIELDS, bytes))
    }

    /// What came of the transfer that ended with `code`.
    func response(to request: HTTPRequest, endedWith code: CURLcode) throws(TransportError) -> HTTPResponse {
        let isCutOff =
            code == CURLE_WRITE_ERROR && responseBody.exceededLimit && request.limits.cutsOffLongBody
        guard code == CURLE_OK || isCutOff else { throw failure(of: request, code) }
        let status = information(CURLINFO_RESPONSE_CODE)
        guard (100...999).contains(status) else {
            throw TransportError(.malformedResponse, "\(Peer(of: request)) answered with the status \(status)")
        }
        return HTTPResponse(status: status, headers: receivedHeaders(), body: responseBody.take())
    }

    private func failure(of request: HTTPRequest, _ code: CURLcode) -> TransportError {
        let detail = errorText[0] == 0 ? CurlLibrary.text(code) : String(cString: Array(errorText))
        return TransportError(
            code,
            TransferFailure(
                peer: Peer(of: request), limits: request.limits, detail: detail,
                systemError: Int32(truncatingIfNeeded: information(CURLINFO_OS_ERRNO)),
                wasConnected: offset(CURLINFO_PRETRANSFER_TIME_T) > 0, bodyExceededLimit: responseBody.exceededLimit))
    }

    private func receivedHeaders() -> HTTPHeaders {
        var headers: HTTPHeaders = [:]
        var previous: UnsafeMutablePointer<curl_header>?
        while let header = curl_easy_nextheader(pointer, UInt32(CURLH_HEADER), -1, previous) {
            // The value of an empty field comes with its line break (libcurl 7.88.1).
            let value = String(cString: header.pointee.value)
            headers.add(String(cString: header.pointee.name), value.utf8.allSatisfy { $0 <= 0x20 } ? "" : value)
            previous = header
        }
        return headers
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

    private func setSigning(of request: HTTPRequest) throws(TransportError) {
        guard let signing = request.signing else { return }
        try set(CURLOPT_USERNAME, signing.accessKeyID)
        try set(CURLOPT_PASSWORD, signing.secretAccessKey)
        try set(CURLOPT_AWS_SIGV4, "aws:amz:\(signing.region):\(signing.service)")
        try set(CURLOPT_EXPECT_100_TIMEOUT_MS, 1)
    }

    private func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(moneta_curl_set_long(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(moneta_curl_set_string(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ list: CurlList) throws(TransportError) {
        lists.append(list)
        try check(moneta_curl_set_list(pointer, option, list.pointer))
    }

    private func check(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else {
            let reason = "libcurl refuses an option of the request: \(CurlLibrary.text(code))"
            throw TransportError(code == CURLE_OUT_OF_MEMORY ? .outOfResources : .unsupported, reason)
        }
    }

    private func information(_ info: CURLINFO) -> Int {
        var value = 0
        _ = moneta_curl_get_long(pointer, info, &value)
        return value
    }

    private func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        _ = moneta_curl_get_offset(pointer, info, &value)
        return value
    }
}

/// libcurl's write callback: anything but the count that it gave ends the transfer with `CURLE_WRITE_ERROR`.
private func receiveBytes(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let body = Unmanaged<ResponseBody>.fromOpaque(context).takeUnretainedValue()
    let total = size * count
    return body.append(UnsafeRawBufferPointer(start: bytes, count: total)) ? total : -1
}
