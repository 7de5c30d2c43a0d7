import FoundationEssentials
import Wire

extension ObjectsService {
    func get(_ setting: BucketSetting, of name: String) async throws -> ObjectAnswer {
        let document = try await read { db in
            _ = try ObjectStore.bucket(name, db)
            return try ObjectStore.setting(setting.parameter, of: name, db)
        }
        if let document {
            return setting.root == nil
                ? ObjectAnswer(headers: ["content-type": "application/json"], body: .bytes(document))
                : .document(document)
        }
        switch setting.missing {
        case .error(let code, let message):
            throw ObjectsError(code, message, status: 404, details: [("BucketName", name)])
        case .document(let children):
            let root = setting.root ?? ""
            return .document(
                Array(
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <\(root) xmlns="\(ObjectAnswer.namespace)">\(children)</\(root)>
                    """.utf8))
        }
    }

    func put(_ setting: BucketSetting, of name: String, _ call: ObjectCall) async throws -> ObjectAnswer {
        try DocumentDigest.check(call)
        let body = call.request.body
        if let root = setting.root {
            let document = try call.document(root)
            switch setting.parameter {
            case "tagging": _ = try TagSet.parse(document, max: ObjectsLimits.bucketTagsMax)
            case "cors": _ = try CORSRule.rules(in: document)
            case "lifecycle": _ = try LifecycleRule.rules(in: document)
            default: break
            }
        } else {
            guard body.count <= 20 << 10, body.first == UInt8(ascii: "{"),
                (try? JSONDecoder().decode(PolicyShape.self, from: Data(body))) != nil
            else {
                throw ObjectsError(
                    "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'")
            }
        }
        try await write { db, _ in try ObjectStore.set(setting.parameter, of: name, to: body, db) }
        return ObjectAnswer(setting.putStatus)
    }

    func remove(_ setting: BucketSetting, of name: String) async throws -> ObjectAnswer {
        try await write { db, _ in try ObjectStore.set(setting.parameter, of: name, to: nil, db) }
        return ObjectAnswer(204)
    }

    func policyStatus(of name: String) async throws -> ObjectAnswer {
        let policy = try await read { db in
            _ = try ObjectStore.bucket(name, db)
            return try ObjectStore.setting("policy", of: name, db)
        }
        guard let policy else {
            throw ObjectsError(
                "NoSuchBucketPolicy", "The bucket policy does not exist", status: 404, details: [("BucketName", name)])
        }
        let shape = try? JSONDecoder().decode(PolicyShape.self, from: Data(policy))
        return .xml("PolicyStatus", [XMLElement("IsPublic", text: String(shape?.isPublic == true))])
    }
}
