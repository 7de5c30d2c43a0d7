import CCurl

extension EasyHandle {
    /// Has the body come from `stream`, which must outlive the handle.
    func setBodySource(_ stream: UploadStream) throws(TransportError) {
        try set(CURLOPT_POST, 1)
        let context = Unmanaged.passUnretained(stream).toOpaque()
        try check(moneta_curl_set_callback(pointer, CURLOPT_READFUNCTION, readBody, CURLOPT_READDATA, context))
        try check(moneta_curl_set_trailers(pointer, addTrailers, context))
    }
}

/// libcurl's read callback, which may block: the transfer has a thread of its own.
private func readBody(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return Int(CURL_READFUNC_ABORT) }
    let stream = Unmanaged<UploadStream>.fromOpaque(context).takeUnretainedValue()
    return stream.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

/// libcurl's trailer callback, called once after the last chunk; libcurl frees the list.
private func addTrailers(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<curl_slist>?>?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let list, let context else { return CURL_TRAILERFUNC_ABORT }
    let stream = Unmanaged<UploadStream>.fromOpaque(context).takeUnretainedValue()
    for trailer in stream.trailers {
        guard let appended = curl_slist_append(list.pointee, trailer) else { return CURL_TRAILERFUNC_ABORT }
        list.pointee = appended
    }
    return CURL_TRAILERFUNC_OK
}
