import CCurl
import Glibc

extension TransportError {
    /// libcurl's code as one of ours, with a message that names the peer and says what to do.
    init(_ code: CURLcode, _ failure: TransferFailure) {
        let peer = failure.peer
        let detail = failure.detail
        switch code {
        case CURLE_URL_MALFORMAT:
            self.init(.invalidRequest, "the URL cannot be read: \(detail)")
        case CURLE_LOGIN_DENIED:
            self.init(.invalidRequest, "the URL for \(peer) has a user name in it; send credentials in a header")
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            self.init(
                .nameNotResolved, "the name of \(peer) is not known; check the host name and the network (\(detail))")
        case CURLE_COULDNT_CONNECT where failure.systemError == ETIMEDOUT:
            self.init(.connectTimedOut, "\(peer) does not answer; check the address and the firewall (\(detail))")
        case CURLE_COULDNT_CONNECT:
            self.init(.connectionRefused, "\(peer) takes no connections; is it running, and on that port? (\(detail))")
        case CURLE_OPERATION_TIMEDOUT:
            self.init(timeoutOf: failure)
        case CURLE_WRITE_ERROR where failure.bodyExceededLimit, CURLE_FILESIZE_EXCEEDED:
            self.init(
                .responseTooLarge,
                "the response of \(peer) is over the limit of \(failure.limits.responseBodyBytesMax) bytes")
        // libcurl has no code of its own for the next three. It takes 100 KB of one header line and 300 KB of all.
        case CURLE_RECV_ERROR where detail.contains("Too large response headers"),
            CURLE_OUT_OF_MEMORY where failure.wasConnected:
            self.init(.responseTooLarge, "the header fields of \(peer) are over libcurl's limits (\(detail))")
        case CURLE_RECV_ERROR where detail.contains("chunk"):
            self.init(.malformedResponse, "the response of \(peer) is not valid chunked encoding (\(detail))")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_SEND_FAIL_REWIND:
            self.init(.connectionLost, "\(peer) closed the connection before its response was whole (\(detail))")
        // Unsupported protocol: an answer without a status line, as in HTTP/0.9; the request's scheme was checked
        // before.
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP2:
            self.init(.malformedResponse, "what \(peer) answered is no HTTP/1.1 response (\(detail))")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
            self.init(
                .tlsFailed,
                "no trusted TLS connection to \(peer); check its certificate and the authorities file (\(detail))")
        case CURLE_ABORTED_BY_CALLBACK:
            self.init(.cancelled, "the request to \(peer) was cancelled")
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT:
            self.init(.outOfResources, "no memory or no more files for the request to \(peer) (\(detail))")
        default:
            self.init(.other, "the request to \(peer) failed (libcurl \(code.rawValue): \(detail))")
        }
    }

    private init(timeoutOf failure: TransferFailure) {
        if failure.wasConnected {
            let bound = failure.limits.totalTimeoutMilliseconds.map { "\($0) ms" } ?? "time"
            self.init(.timedOut, "\(failure.peer) gave no whole response within \(bound)")
        } else {
            let bound = failure.limits.connectTimeoutMilliseconds
            self.init(
                .connectTimedOut,
                "no connection to \(failure.peer) within \(bound) ms; check the address and the firewall")
        }
    }
}
