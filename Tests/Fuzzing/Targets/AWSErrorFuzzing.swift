import CurlTransport
import SharedLayer

/// Whatever the body of an error is, an error with a code comes of it, in both protocols.
func fuzzAWSError(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let headers: HTTPHeaders = ["x-amzn-errortype": input.text(), "x-amzn-query-error": input.text()]
    let response = HTTPResponse(status: 400, headers: headers, body: input.bytes())
    for error in [AWSError(jsonResponse: response), AWSError(queryResponse: response)] {
        try promise(!error.code.isEmpty, "an error has a code")
        try promise(error.status == 400, "an error keeps its status")
        _ = error.isTransient
    }
}
