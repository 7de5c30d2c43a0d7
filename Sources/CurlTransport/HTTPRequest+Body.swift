extension HTTPRequest {
    /// Whether a `Content-Length` goes out, be it zero: methods whose meaning lies in their body say when it is empty
    /// (RFC 9110 section 8.6).
    var sendsBody: Bool {
        switch method {
        case .post, .put, .patch: true
        case .get, .head, .delete: !body.isEmpty
        }
    }
}
