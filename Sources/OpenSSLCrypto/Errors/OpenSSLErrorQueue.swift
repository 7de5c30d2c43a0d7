import COpenSSL

/// The calling thread's queue of OpenSSL errors. It must be emptied after a failure, or a later call reads it as its own.
enum OpenSSLErrorQueue {
    /// The reasons, oldest first, without file names and numbers.
    static func drain() -> String {
        var reasons: [String] = []
        while case let code = ERR_get_error(), code != 0 {
            guard let reason = ERR_reason_error_string(code) else { continue }
            reasons.append(String(cString: reason))
        }
        return reasons.joined(separator: "; ")
    }
}
