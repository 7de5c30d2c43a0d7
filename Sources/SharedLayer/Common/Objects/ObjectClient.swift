import CurlTransport

/// S3's operations on single objects: small ones whole, large ones by ranges of their bytes, so that nobody needs the memory for all
/// of it. Source: S3 API reference.
///
/// Buckets are named in the path (`https://s3.<region>.amazonaws.com/<bucket>/<key>`), as the local emulator has them too.
package struct ObjectClient: Sendable {
    private let endpoint: String
    private let signer: AWSSigner
    private var caller: AWSCaller
    private let totalTimeoutMilliseconds: Int

    /// The timeout is for one attempt.
    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
        budget: RetryBudget = RetryBudget(), clock: RetryClock = .system, totalTimeoutMilliseconds: Int = 30_000
    ) {
        endpoint = configuration.endpoint(of: "s3")
        signer = configuration.signer(of: "s3", style: .s3)
        caller = AWSCaller(signer: signer, http: http, policy: policy, budget: budget, clock: clock)
        self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> ObjectClient {
        var client = self
        client.caller.deadline = deadline
        return client
    }

    /// What the service says of an object; nil when there is none.
    package func head(_ key: String, in bucket: String) async throws(AWSError) -> ObjectHead? {
        let response: HTTPResponse
        do {
            response = try await call(.head, key, bucket)
        } catch {
            guard error.status == 404 else { throw error }
            return nil
        }
        guard let size = response.headers["Content-Length"].flatMap({ Int($0) }), let tag = response.headers["ETag"]
        else {
            throw AWSError(
                code: AWSError.decoding, message: "the answer has no length or no ETag", status: response.status)
        }
        return ObjectHead(sizeBytes: size, entityTag: tag)
    }

    /// The bytes of a range that lies inside of the object; none for an empty one.
    ///
    /// - Parameter entityTag: the state that the object must be in; another one throws an error with status 412.
    package func get(
        _ key: String, in bucket: String, range: Range<Int>, entityTag: String? = nil
    ) async throws(AWSError) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        var headers: HTTPHeaders = ["Range": "bytes=\(range.lowerBound)-\(range.upperBound - 1)"]
        headers["If-Match"] = entityTag
        let response = try await call(.get, key, bucket, headers: headers, responseBytesMax: range.count)
        guard response.status == 206, response.body.count == range.count else {
            throw AWSError(
                code: AWSError.decoding,
                message: "\(response.body.count) bytes came for a range of \(range.count)", status: response.status)
        }
        return response.body
    }

    package func put(
        _ body: [UInt8], as key: String, in bucket: String, contentType: String = "application/octet-stream"
    ) async throws(AWSError) {
        _ = try await call(.put, key, bucket, headers: ["Content-Type": contentType], body: body)
    }

    /// An object that is not there is deleted as well as one that was.
    package func delete(_ key: String, in bucket: String) async throws(AWSError) {
        _ = try await call(.delete, key, bucket)
    }

    /// A URL that reads the object for whoever has it, until it expires.
    package func presignedURL(
        reading key: String, in bucket: String, expirySeconds: Int, at moment: Timestamp
    ) throws(AWSError) -> String {
        try signer.presignedURL(.get, url(key, bucket), expirySeconds: expirySeconds, at: moment)
    }

    private func call(
        _ method: HTTPRequest.Method, _ key: String, _ bucket: String, headers: HTTPHeaders = [:], body: [UInt8] = [],
        responseBytesMax: Int = 1 << 20
    ) async throws(AWSError) -> HTTPResponse {
        let request = HTTPRequest(
            method, url(key, bucket), headers: headers, body: body,
            limits: .init(
                totalTimeoutMilliseconds: totalTimeoutMilliseconds,
                responseBodyBytesMax: max(responseBytesMax, 64 << 10),
                // The answer to a HEAD tells the length of a body that does not come.
                cutsOffLongBody: method == .head))
        return try await caller.perform(request, error: AWSError.init(objectResponse:))
    }

    private func url(_ key: String, _ bucket: String) -> String {
        let path = SigningEncoding.escaped(key.utf8, keepingSlashes: true)
        return "\(endpoint)/\(SigningEncoding.escaped(bucket))/\(String(decoding: path, as: UTF8.self))"
    }
}

extension AWSError {
    /// The error that a response of S3 with a status of 300 or more says; the answer to a HEAD says it by its status alone.
    init(objectResponse response: HTTPResponse) {
        let root = try? XMLReader.read(response.body, limits: XMLReader.Limits())
        let code = root?["Code"]?.text ?? ""
        self.init(
            code: code.isEmpty ? "HTTP\(response.status)" : code,
            message: root?["Message"]?.text ?? "the service answered \(response.status)", status: response.status,
            requestID: response.headers["x-amz-request-id"])
    }
}
