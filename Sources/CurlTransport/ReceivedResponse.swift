import CCurl

/// What a transfer has received so far: libcurl's callbacks write into it.
final class ReceivedResponse {
    var head = HeaderSection()
    let body = ResponseBody()
    private let easy: UnsafeMutableRawPointer

    init(of easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    func reset(bodyBytesMax: Int) {
        head.removeAll()
        body.reset(bytesMax: bodyBytesMax)
    }

    fileprivate func appendToBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if body.bytes.isEmpty {
            var length: curl_off_t = 0
            _ = moneta_curl_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
            if length > bytes.count { body.expect(Int(length)) }
        }
        return body.append(bytes)
    }
}

/// libcurl's write callback: anything but the count that it gave ends the transfer with `CURLE_WRITE_ERROR`.
func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let response = Unmanaged<ReceivedResponse>.fromOpaque(context).takeUnretainedValue()
    let total = size * count
    return response.appendToBody(UnsafeRawBufferPointer(start: bytes, count: total)) ? total : -1
}

/// libcurl's header callback, called with one whole line at a time.
func receiveHeaderLine(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let response = Unmanaged<ReceivedResponse>.fromOpaque(context).takeUnretainedValue()
    response.head.append(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}
