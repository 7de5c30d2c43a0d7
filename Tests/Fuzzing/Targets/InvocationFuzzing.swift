@testable import CurlTransport
@testable import FunctionRuntime

/// An invocation says back only what can be sent, and its context can be asked for everything.
func fuzzInvocation(_ bytes: [UInt8]) throws(BrokenPromise) {
    var head = HeaderSection()
    head.append(linesOf: bytes)
    let invocation: Invocation
    do throws(RuntimeError) { invocation = try Invocation(head, event: [], now: { 1_795_000_000_000 }) } catch {
        return
    }
    try promise(
        !invocation.requestID.isEmpty && invocation.requestID.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != 0x2f },
        "the request id is a segment of a path: \(invocation.requestID)")
    for line in invocation.echo {
        try promise(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f }, "a header line is one line of ASCII: \(line)")
    }
    guard case .success(let context) = invocation.context else { return }
    try promise(context.remainingMilliseconds >= 0, "no time left is zero")
    try promise(context.requestID == invocation.requestID, "the context is that of the invocation")
    _ = try? context.decodeClientContext()
    _ = try? context.decodeIdentity()
}
