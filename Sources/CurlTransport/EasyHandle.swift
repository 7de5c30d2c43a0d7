import CCurl

/// A libcurl easy handle: one request at a time, used again and again on one thread.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutableBufferPointer<CChar>
    let received: ReceivedResponse
    /// What libcurl points into until the transfer is over.
    var lists: [CurlList] = []

    init() throws(TransportError) {
        try CurlLibrary.start()
        guard let pointer = curl_easy_init() else {
            throw TransportError(.outOfResources, "libcurl gives no handle for a request: no memory")
        }
        self.pointer = pointer
        received = ReceivedResponse(of: pointer)
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0)
    }

    deinit {
        curl_easy_cleanup(pointer)
        errorText.deallocate()
    }

    /// Sets what every transfer needs, whatever it asks for.
    func setUp() throws(TransportError) {
        try check(moneta_curl_set_error_buffer(pointer, errorText.baseAddress))
        let context = Unmanaged.passUnretained(received).toOpaque()
        try check(
            moneta_curl_set_callback(pointer, CURLOPT_WRITEFUNCTION, receiveBody, CURLOPT_WRITEDATA, context))
        try check(
            moneta_curl_set_callback(pointer, CURLOPT_HEADERFUNCTION, receiveHeaderLine, CURLOPT_HEADERDATA, context))
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    }

    /// Forgets what came of the transfer before.
    func beginTransfer(responseBodyBytesMax: Int) {
        errorText[0] = 0
        received.reset(bodyBytesMax: responseBodyBytesMax)
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

    func failure(of url: String, _ limits: HTTPRequest.Limits, _ code: CURLcode) -> TransportError {
        let detail = errorText[0] == 0 ? CurlLibrary.text(code) : String(cString: Array(errorText))
        return TransportError(
            code,
            TransferFailure(
                peer: Peer(of: url), limits: limits, detail: detail,
                systemError: Int32(truncatingIfNeeded: information(CURLINFO_OS_ERRNO)),
                wasConnected: offset(CURLINFO_PRETRANSFER_TIME_T) > 0, bodyExceededLimit: received.body.exceededLimit))
    }

    /// The status that came, checked to be one.
    func status(from url: String) throws(TransportError) -> Int {
        let status = information(CURLINFO_RESPONSE_CODE)
        guard (100...999).contains(status) else {
            throw TransportError(.malformedResponse, "\(Peer(of: url)) answered with the status \(status)")
        }
        return status
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(moneta_curl_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(moneta_curl_set_string(pointer, option, value))
    }

    /// Keeps `list` until the next request.
    func set(_ option: CURLoption, _ list: CurlList) throws(TransportError) {
        lists.append(list)
        try setList(option, list)
    }

    /// `list` must outlive the transfer.
    func setList(_ option: CURLoption, _ list: CurlList) throws(TransportError) {
        try check(moneta_curl_set_list(pointer, option, list.pointer))
    }

    func check(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else {
            let reason = "libcurl refuses an option of the request: \(CurlLibrary.text(code))"
            throw TransportError(code == CURLE_OUT_OF_MEMORY ? .outOfResources : .unsupported, reason)
        }
    }

    func information(_ info: CURLINFO) -> Int {
        var value = 0
        _ = moneta_curl_get_long(pointer, info, &value)
        return value
    }

    /// The socket of the connection that `CURLOPT_CONNECT_ONLY` left open, or -1.
    var activeSocket: Int32 {
        var socket: curl_socket_t = -1
        _ = moneta_curl_get_socket(pointer, CURLINFO_ACTIVESOCKET, &socket)
        return socket
    }

    func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        _ = moneta_curl_get_offset(pointer, info, &value)
        return value
    }
}
