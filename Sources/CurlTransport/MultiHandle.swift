import CCurl

/// A libcurl multi handle: many transfers on one thread, over one cache of connections.
///
/// All but `wakeUp` belong to the event loop's thread.
final class MultiHandle {
    /// Idle connections kept for reuse.
    static let idleConnectionsMax = 64
    /// Open connections; transfers beyond them wait for their turn.
    static let connectionsMax = 512
    /// `wait` looks again after this long even if nothing happens.
    static let waitMilliseconds: Int32 = 60_000

    private let pointer: UnsafeMutableRawPointer

    init() throws(TransportError) {
        try CurlLibrary.start()
        guard let pointer = curl_multi_init() else {
            throw TransportError(
                .outOfResources, "libcurl gives no handle for its transfers: no memory or no more files")
        }
        self.pointer = pointer
        _ = moneta_curl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, Self.idleConnectionsMax)
        _ = moneta_curl_multi_set_long(pointer, CURLMOPT_MAX_TOTAL_CONNECTIONS, Self.connectionsMax)
    }

    deinit {
        curl_multi_cleanup(pointer)
    }

    func add(_ easy: EasyHandle) throws(TransportError) {
        let code = curl_multi_add_handle(pointer, easy.pointer)
        guard code == CURLM_OK else {
            throw TransportError(
                .outOfResources, "libcurl takes no more transfers: \(String(cString: curl_multi_strerror(code)))")
        }
    }

    /// Ends the transfer if it still runs; its connection is closed then.
    func remove(_ easy: EasyHandle) {
        curl_multi_remove_handle(pointer, easy.pointer)
    }

    /// Moves every transfer on as far as it goes, and gives back those that ended.
    func perform() -> [(easy: UnsafeMutableRawPointer, result: CURLcode)] {
        var running: Int32 = 0
        curl_multi_perform(pointer, &running)
        var ended: [(easy: UnsafeMutableRawPointer, result: CURLcode)] = []
        var remaining: Int32 = 0
        while let message = curl_multi_info_read(pointer, &remaining) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            ended.append((message.pointee.easy_handle, moneta_curl_message_result(message)))
        }
        return ended
    }

    /// Waits for the network, for libcurl's own timers or for `wakeUp`.
    func wait() {
        curl_multi_poll(pointer, nil, 0, Self.waitMilliseconds, nil)
    }

    /// Ends `wait`, now or when it is called next. The only call that any thread may make.
    func wakeUp() {
        curl_multi_wakeup(pointer)
    }
}
