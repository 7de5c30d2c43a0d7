import CCurl
import Glibc

/// libcurl's process-wide state.
enum CurlLibrary {
    /// Starts libcurl, once, on first use; later calls cost one load.
    ///
    /// Nothing of TLS is asked for here: certificates are loaded with the first `https` connection. (Since 7.57
    /// `CURL_GLOBAL_SSL` has no meaning: libcurl calls `OPENSSL_init_ssl` either way. With Debian's shared library
    /// that is most of the 0.5 ms that this takes; only a libcurl built for it can put it off further.)
    static func start() throws(TransportError) {
        guard startCode == CURLE_OK else {
            throw TransportError(.outOfResources, "libcurl does not start: \(text(startCode))")
        }
    }

    static func text(_ code: CURLcode) -> String {
        String(cString: curl_easy_strerror(code))
    }

    /// Keeps a write to a connection that the peer has closed from ending the process, on the calling thread only.
    ///
    /// libcurl's own sockets never raise the signal, but OpenSSL writes with plain `write`, and `CURLOPT_NOSIGNAL`
    /// leaves the signal to us.
    static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private static let startCode = curl_global_init(Int(CURL_GLOBAL_NOTHING))
}
