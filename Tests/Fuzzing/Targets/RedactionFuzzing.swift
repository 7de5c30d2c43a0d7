import FunctionRuntime
import SharedLayer

/// Redaction keeps what it does not hide, hides what it has seen, and a `traceparent` that was read is written back.
func fuzzRedaction(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let text = input.text()
    let redacted = LogRedaction().text(text)
    try promise(LogRedaction().text(redacted) == redacted, "nothing is left to hide in “\(redacted)”")
    try promise(
        redacted.utf8.count <= max(text.utf8.count, LogRedaction.placeholder.utf8.count)
            || redacted.utf8.contains(LogRedaction.placeholder.utf8), "“\(redacted)” is no longer than “\(text)”")
    if !redacted.utf8.contains(LogRedaction.placeholder.utf8), text.utf8.count <= LogRedaction.textBytesMax {
        try promise(redacted == text, "“\(text)” stays as it is")
    }
    if let header = XRayTraceHeader(traceparent: text) {
        let expected = "\(text.prefix(53))\(header.sampling == .sampled ? "01" : "00")"
        try promise(
            header.traceparent?.dropFirst(2) == expected.dropFirst(2),
            "“\(text)” is written back as “\(expected)”")
    }
    if let address = XRayDaemonAddress(text) {
        try promise(
            XRayDaemonAddress(address.description) == address, "\(address) is the address that it was read from")
    }
}
