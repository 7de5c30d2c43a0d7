import CCurl

/// Whom a request goes to, for messages: host and port as libcurl itself reads the URL.
struct Peer: CustomStringConvertible {
    let description: String

    init(of request: HTTPRequest) {
        self.init(of: request.url)
    }

    init(of address: String) {
        guard let url = curl_url() else {
            description = address
            return
        }
        defer { curl_url_cleanup(url) }
        guard curl_url_set(url, CURLUPART_URL, address, 0) == CURLUE_OK,
            let host = Self.part(CURLUPART_HOST, of: url),
            let port = Self.part(CURLUPART_PORT, of: url, flags: UInt32(CURLU_DEFAULT_PORT))
        else {
            description = address
            return
        }
        description = "\(host):\(port)"
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
