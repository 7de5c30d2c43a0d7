package import Delivery
import FoundationEssentials
import Wire

/// Puts what other services deliver to a bucket, such as Lambda's records of failures, into an object.
package struct ObjectDeliveryTarget: DeliveryTarget {
    /// The delivery's detail that names the object's key.
    package static let keyDetail = "key"
    private static let prefix = "arn:aws:s3:::"

    private let objects: ObjectsService

    package init(_ objects: ObjectsService) {
        self.objects = objects
    }

    /// Returns once the object is on disk. A delivery that comes twice is one object: its sender names the key.
    package func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        guard delivery.target.hasPrefix(Self.prefix), let key = delivery.details[Self.keyDetail] else {
            throw DeliveryFailure("InvalidRequest", "\(delivery.target) takes objects with keys.", isRetryable: false)
        }
        let path = "/\(delivery.target.dropFirst(Self.prefix.count))/\(KeyEncoding.path(key))"
        let response = await objects.respond(
            to: ServiceRequest(
                method: "PUT", path: path, headers: ["content-type": "application/json"],
                body: Array(delivery.body.utf8), requestID: UUID().uuidString.lowercased()))
        guard response.status == 200 else {
            let error = try? XMLReader.read(response.body)
            throw DeliveryFailure(
                error?["Code"]?.text ?? "InternalError", error?["Message"]?.text ?? "",
                isRetryable: response.status >= 500)
        }
    }
}
