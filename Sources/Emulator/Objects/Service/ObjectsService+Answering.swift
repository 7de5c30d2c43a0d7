import Logging
package import Wire

extension ObjectsService: BodyStreamingService {
    /// Asked last: every path may be a bucket's. What is signed for another service, names an operation of one or is one's
    /// form is not S3's.
    package func accepts(_ request: ServiceRequest) -> Bool {
        guard request.headers["x-amz-target"] == nil, !Self.isForm(request), !request.path.hasPrefix("/_moneta") else {
            return false
        }
        return Self.signingService(of: request).map { $0 == "s3" } ?? true
    }

    /// Objects and parts: the only bodies that may be larger than a few kilobytes.
    package func takesBodyInParts(_ head: ServiceRequest) -> Bool {
        guard head.method == "PUT", let call = try? ObjectCall(head) else { return false }
        return call.key != nil
    }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        let answer = await answer(request)
        switch answer.body {
        case .bytes(let bytes): return ServiceResponse(status: answer.status, headers: answer.headers, body: bytes)
        case .head: return ServiceResponse(status: answer.status, headers: answer.headers)
        case .content(let reader, let range):
            defer { reader.release() }
            var body: [UInt8] = []
            do {
                try await reader.read(range) { body += $0 }
                return ServiceResponse(status: answer.status, headers: answer.headers, body: body)
            } catch {
                return ServiceResponse(status: 500)
            }
        }
    }

    package func respond(to request: ServiceRequest, through writer: any ResponseWriter) async -> ServiceResponse? {
        let answer = await answer(request)
        var head = ServiceResponse(status: answer.status, headers: answer.headers)
        switch answer.body {
        case .bytes(let bytes):
            head.body = request.method == "HEAD" ? [] : bytes
            return head
        case .head(let length):
            head.headers["content-length"] = String(length)
            await writer.begin(head)
        case .content(let reader, let range):
            defer { reader.release() }
            head.headers["content-length"] = String(range.count)
            await writer.begin(head)
            do {
                try await reader.read(range) { await writer.write($0) }
            } catch {
                // The head is sent: all that is left is to end short of the length.
                logger.error("An object could not be read to its end", metadata: ["error": "\(error)"])
                await writer.abort()
            }
        }
        return nil
    }

    private func answer(_ request: ServiceRequest) async -> ObjectAnswer {
        let requestID = RequestIDs.short(request.requestID)
        var answer: ObjectAnswer
        do {
            answer = try await perform(ObjectCall(request))
        } catch let error as ObjectsError {
            answer = Self.answer(to: error, request, requestID)
        } catch is RequestBodyError {
            answer = Self.answer(to: .incompleteBody, request, requestID)
        } catch {
            logger.error("S3 failed", metadata: ["request_id": "\(request.requestID)", "error": "\(error)"])
            answer = Self.answer(to: .internalError("\(error)"), request, requestID)
        }
        answer.headers["x-amz-request-id"] = requestID
        answer.headers["x-amz-id-2"] = RequestIDs.hostID(of: requestID)
        answer.headers["server"] = "AmazonS3"
        return answer
    }

    private static func answer(to error: ObjectsError, _ request: ServiceRequest, _ requestID: String) -> ObjectAnswer {
        var answer = ObjectAnswer.document(
            error.document(resource: request.path, requestID: requestID), headers: error.headers)
        answer.status = error.status
        if error.status == 304 || request.method == "HEAD" { answer.body = .bytes([]) }
        return answer
    }

    private static func isForm(_ request: ServiceRequest) -> Bool {
        request.form != nil
            || request.method == "POST"
                && request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true
    }

    /// The fourth part of the credential's scope, `key/date/region/service/aws4_request`.
    private static func signingService(of request: ServiceRequest) -> Substring? {
        let field = request.headers["authorization"] ?? ""
        guard let start = field.firstRange(of: "Credential=") else { return nil }
        let scope = field[start.upperBound...].prefix { $0 != "," && $0 != " " }
        let parts = scope.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count >= 5 ? parts[parts.count - 2] : nil
    }
}
