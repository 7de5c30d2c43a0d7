import CurlTransport
import LambdaAPI

/// The paths of the Runtime API, from `AWS_LAMBDA_RUNTIME_API`.
struct RuntimeEndpoint: Sendable, Equatable {
    let address: RuntimeAPIAddress

    init(_ value: String) throws(RuntimeError) {
        guard let address = RuntimeAPIAddress(value) else {
            throw RuntimeError(
                .environmentIncomplete,
                "AWS_LAMBDA_RUNTIME_API must be host:port, not “\(value)”; Lambda and the emulator set it")
        }
        self.address = address
    }

    var origin: String { address.origin }
    var next: RequestTarget { RequestTarget("\(runtime)/invocation/next") }
    var initError: RequestTarget { RequestTarget("\(runtime)/init/error") }
    /// The segment is the request id.
    var response: RequestTarget { RequestTarget("\(runtime)/invocation/", "", "/response") }
    /// The segment is the request id.
    var error: RequestTarget { RequestTarget("\(runtime)/invocation/", "", "/error") }

    /// Source: Lambda developer guide, "Using the Lambda runtime API": the version is part of the path.
    private var runtime: String { "\(address.pathPrefix)/2018-06-01/runtime" }
}
