import CCurl

/// A linked list of strings as libcurl takes it, freed with this object.
///
/// libcurl does not copy lists, so one must outlive the transfer that uses it.
final class CurlList {
    let strings: [String]
    private(set) var pointer: UnsafeMutablePointer<curl_slist>?

    init(_ strings: [String]) throws(TransportError) {
        self.strings = strings
        for string in strings {
            guard let appended = curl_slist_append(pointer, string) else {
                curl_slist_free_all(pointer)
                throw TransportError(.outOfResources, "no memory for a request's header fields")
            }
            pointer = appended
        }
    }

    func appending(_ more: [String]) throws(TransportError) -> CurlList {
        try CurlList(strings + more)
    }

    deinit {
        curl_slist_free_all(pointer)
    }
}
