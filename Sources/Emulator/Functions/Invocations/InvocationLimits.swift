/// Sizes that AWS sets. Source: AWS Lambda developer guide, "Lambda quotas".
package enum InvocationLimits {
    /// The payload of a synchronous invocation.
    package static let requestBytesMax = 6 * 1024 * 1024
    /// The payload of an asynchronous invocation: 1 MB since October 2025.
    package static let eventBytesMax = 1024 * 1024
    /// What a runtime may post as a result: 6 MB and 100 bytes.
    package static let responseBytesMax = 6 * 1024 * 1024 + 100
    /// What a runtime may stream as a result: 200 MB since July 2025.
    package static let streamedResponseBytesMax = 200 * 1024 * 1024
    /// What `X-Amz-Log-Result` holds before base64.
    package static let logTailBytesMax = 4096
    /// One log event; longer lines are cut.
    package static let logLineBytesMax = 256 * 1024
}
