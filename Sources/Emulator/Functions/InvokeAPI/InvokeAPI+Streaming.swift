import FoundationEssentials
package import Wire

/// Source: AWS Lambda API reference, "InvokeWithResponseStream".
extension InvokeAPI: StreamingService {
    package func respond(to request: ServiceRequest, through writer: any ResponseWriter) async -> ServiceResponse? {
        guard request.path.hasPrefix(Self.streamingPrefix) else { return await respond(to: request) }
        do {
            guard request.method == "POST", request.path.hasSuffix(Self.streamingSuffix) else {
                throw Self.unknown(request)
            }
            let path = request.path.dropFirst(Self.streamingPrefix.count).dropLast(Self.streamingSuffix.count)
            return try await invoke(try find(path, Self.qualifier(of: request)), request, writer)
        } catch {
            return Self.response(to: error)
        }
    }

    static let streamingPrefix = "/2021-11-15/functions/"
    private static let streamingSuffix = "/response-streaming-invocations"

    private func invoke(
        _ function: FunctionConfiguration, _ request: ServiceRequest, _ writer: any ResponseWriter
    ) async throws -> ServiceResponse? {
        let type = try invocationType(of: request, among: ["RequestResponse", "DryRun"])
        let payload = try payload(of: request, type: type)
        if type == "DryRun" { return ServiceResponse(status: 204) }
        let slot = StreamedResponseSlot()
        async let invoked = invoker.invoke(
            function.id.description, payload: payload, options: Self.options(of: request), response: slot)
        guard let streamed = await slot.value() else {
            let result = try await invoked
            await writer.begin(Self.head(contentType: "application/octet-stream"))
            if !result.payload.isEmpty { await writer.write(Self.chunk(result.payload)) }
            await end(writer, .success(result), request)
            return nil
        }
        // At the emulator's end there is a rest that nobody takes.
        defer { streamed.body.discard() }
        await writer.begin(Self.head(contentType: streamed.contentType))
        while let chunk = await streamed.body.next() { await writer.write(Self.chunk(chunk)) }
        do {
            await end(writer, .success(try await invoked), request)
        } catch {
            // The status is sent; what is left is to say so at the end.
            await end(writer, .failure(error), request)
        }
        return nil
    }

    private func end(
        _ writer: any ResponseWriter, _ result: Result<InvocationResult, any Error>, _ request: ServiceRequest
    ) async {
        let complete =
            switch result {
            case .success(let result): InvokeComplete(result, wantsLog: Self.wantsLog(request))
            case .failure(let error): InvokeComplete(error)
            }
        await writer.write(complete.message.bytes)
    }

    private static func head(contentType: String) -> ServiceResponse {
        ServiceResponse(headers: [
            "content-type": "application/vnd.amazon.eventstream", "x-amzn-remapped-content-type": contentType,
            "x-amz-executed-version": "$LATEST",
        ])
    }

    private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        EventStreamMessage(event: "PayloadChunk", contentType: "application/octet-stream", payload: bytes).bytes
    }
}
