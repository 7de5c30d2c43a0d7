import FoundationEssentials
import OpenSSLCrypto
import VirtualTime
import Wire

extension ObjectsService {
    /// An upload from a browser's form. Source: Amazon S3 API reference, "Browser-based uploads using POST".
    ///
    /// The policy's expiration and its conditions are checked, its signature is not.
    func postObject(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        guard let type = call.header("content-type"), type.hasPrefix("multipart/form-data") else {
            throw ObjectsError(
                "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", status: 412,
                details: [("Condition", "Bucket POST must be of the enclosure-type multipart/form-data")])
        }
        let form = try MultipartForm(call.request.body, contentType: type)
        guard let file = form.file else {
            throw ObjectsError.invalidArgument(
                "POST requires exactly one file upload per request.", name: "file", value: "0")
        }
        guard let template = form["key"] else {
            throw ObjectsError.invalidArgument("Bucket POST must contain a field named 'key'.", name: "key", value: "")
        }
        let key = template.replacing("${filename}", with: form.fileName ?? "")
        guard !key.isEmpty, key.utf8.count <= ObjectsLimits.keyBytesMax else {
            throw ObjectsError("KeyTooLongError", "Your key is too long")
        }
        if let policy = form["policy"] {
            try PostPolicy(policy).check(form, bucket: bucket, key: key, size: file.count, now: clock.date)
        }
        let fields = form.headers
        let post = try ObjectCall(
            ServiceRequest(
                method: "PUT", path: "/", headers: fields, body: file, requestID: call.request.requestID))
        let details = try ObjectDetails(post)
        try await checkTarget(bucket, key, .none)
        let result = try await BodyIntake(post).run(id: newContentID(), into: folder, isInlineAllowed: true)
        let kept = try await keep(result, details, .none, "s3:ObjectCreated:Post", post, bucket, key)
        return answer(to: form, kept, bucket, key, host: call.header("host") ?? "localhost")
    }

    private func answer(
        to form: MultipartForm, _ kept: ObjectAnswer, _ bucket: String, _ key: String, host: String
    ) -> ObjectAnswer {
        var headers = kept.headers
        let etag = headers["etag"] ?? ""
        let location = "http://\(host)/\(bucket)/\(KeyEncoding.path(key))"
        headers["location"] = location
        if let target = form["success_action_redirect"] ?? form["redirect"], target.hasPrefix("http") {
            let separator = target.contains("?") ? "&" : "?"
            headers["location"] =
                "\(target)\(separator)bucket=\(bucket)&key=\(KeyEncoding.encode(key))&etag=\(KeyEncoding.encode(etag))"
            return ObjectAnswer(303, headers: headers)
        }
        switch form["success_action_status"] {
        case "200": return ObjectAnswer(200, headers: headers)
        case "201":
            let root = XMLElement(
                "PostResponse",
                children: [
                    XMLElement("Location", text: location), XMLElement("Bucket", text: bucket),
                    XMLElement("Key", text: key), XMLElement("ETag", text: etag),
                ])
            var answer = ObjectAnswer.document(root.document, headers: headers)
            answer.status = 201
            return answer
        default: return ObjectAnswer(204, headers: headers)
        }
    }
}
