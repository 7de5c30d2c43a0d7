/// Source: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes", version 2018-06-01.
extension RuntimeRequest {
    func performRuntimeCall(_ prefix: String, on calls: any RuntimeCalls) async -> RuntimeReply {
        let parts = path.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        if method == "GET", parts == ["invocation", "next"] { return await calls.next() }
        if method == "POST", parts == ["init", "error"] {
            guard let body = wholeBody else { return .tooLarge }
            return await calls.initError(body, type: headers[StreamError.typeTrailer])
        }
        guard method == "POST", parts.count == 3, parts[0] == "invocation" else { return .notFound }
        let answer = InvocationAnswer(
            requestID: String(parts[1]), invocationID: headers["lambda-runtime-invocation-id"])
        switch parts[2] {
        case "response":
            return await respond(answer, on: calls)
        case "error":
            guard let body = wholeBody else { return .tooLarge }
            return await calls.error(of: answer, body)
        default:
            return .notFound
        }
    }

    private func respond(_ answer: InvocationAnswer, on calls: any RuntimeCalls) async -> RuntimeReply {
        switch body {
        case .streamed(let body):
            let contentType = headers["content-type"] ?? "application/octet-stream"
            return await calls.streamedResponse(to: answer, StreamedResponse(contentType: contentType, body: body))
        case .whole(let body):
            guard headers[Self.responseModeHeader] == nil else { return await calls.invalidResponseMode(of: answer) }
            return await calls.response(to: answer, body)
        }
    }
}
