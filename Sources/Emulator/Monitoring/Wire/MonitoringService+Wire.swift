import FoundationEssentials
import LambdaEvents
package import Wire

/// The three protocols that CloudWatch speaks: Smithy RPC v2 CBOR, AWS JSON 1.0 and AWS Query.
extension MonitoringService: Service {
    private static let target = "GraniteServiceVersion20100801"
    private static let version = "2010-08-01"
    private static let pathPrefix = "/service/\(target)/operation/"
    /// Of a request, as it is sent.
    private static let bodyBytesMax = 1 << 20
    /// Of a request that was compressed.
    private static let contentBytesMax = 16 << 20

    package var name: String { "cloudwatch" }

    package func accepts(_ request: ServiceRequest) -> Bool { face(of: request) != nil }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        guard let face = face(of: request) else { return ServiceResponse(status: 404) }
        do {
            let input = try input(request, face)
            return face.answer(try await perform(face.operation, input), requestID: request.requestID)
        } catch let error as ServiceError {
            return face.refusal(error, requestID: request.requestID)
        } catch {
            return face.refusal(
                ServiceError("InternalServiceError", "The emulator failed: \(error)", status: 500),
                requestID: request.requestID)
        }
    }

    private func face(of request: ServiceRequest) -> MonitoringFace? {
        if request.path.hasPrefix(Self.pathPrefix) {
            return .cbor(operation: String(request.path.dropFirst(Self.pathPrefix.count)))
        }
        if let target = request.headers["x-amz-target"], target.hasPrefix(Self.target + ".") {
            return .json(operation: String(target.dropFirst(Self.target.count + 1)))
        }
        let form = request.headers["content-encoding"] == "gzip" ? Self.compressedForm(request) : request.form
        guard form?.last(where: { $0.name == "Version" })?.value == Self.version else { return nil }
        return .query(operation: form?.last { $0.name == "Action" }?.value ?? "")
    }

    /// The form in a body that botocore has compressed, as it does from 10 KB on.
    private static func compressedForm(_ request: ServiceRequest) -> [(name: String, value: String)]? {
        guard request.headers["content-encoding"] == "gzip", request.body.count <= bodyBytesMax,
            request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true,
            let content = try? Gzip.decompress(request.body, bytesMax: contentBytesMax)
        else { return nil }
        return QueryParameters(String(decoding: content, as: UTF8.self))?.pairs
    }

    private func input(_ request: ServiceRequest, _ face: MonitoringFace) throws(ServiceError) -> WireValue {
        guard request.body.count <= Self.bodyBytesMax else {
            throw ServiceError(
                "RequestEntityTooLarge", "Request size \(request.body.count) exceeded \(Self.bodyBytesMax) bytes",
                status: 413)
        }
        let malformed = ServiceError("SerializationException", "The request body could not be read.")
        var body = request.body
        let isCompressed = request.headers["content-encoding"] == "gzip"
        if isCompressed {
            guard let content = try? Gzip.decompress(body, bytesMax: Self.contentBytesMax) else { throw malformed }
            body = content
        }
        switch face {
        case .cbor:
            guard let value = body.isEmpty ? .structure([]) : CBOR.decode(body) else { throw malformed }
            return value
        case .json:
            guard let value = body.isEmpty ? .structure([]) : WireValue(json: body) else { throw malformed }
            return value
        case .query:
            guard let form = isCompressed ? Self.compressedForm(request) : request.form else { throw malformed }
            return WireValue(FormParameters(form))
        }
    }
}
