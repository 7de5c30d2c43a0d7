import VirtualTime

extension ObjectsService {
    /// By method, bucket, key and the query parameter that names a part of them.
    func perform(_ call: ObjectCall) async throws -> ObjectAnswer {
        try PresignedURL.check(call, now: clock.date)
        guard let bucket = call.bucket else {
            guard call.method == "GET" else { throw ObjectsError.methodNotAllowed }
            return try await listBuckets(call)
        }
        if call.method == "OPTIONS" { return try await preflight(call, bucket) }
        var answer: ObjectAnswer
        do {
            if let key = call.key {
                guard key.utf8.count <= ObjectsLimits.keyBytesMax else {
                    throw ObjectsError(
                        "KeyTooLongError", "Your key is too long",
                        details: [("Size", String(key.utf8.count)), ("MaxSizeAllowed", "1024")])
                }
                answer = try await performOnObject(call, bucket, key)
            } else {
                answer = try await performOnBucket(call, bucket)
            }
        } catch var error as ObjectsError {
            error.headers.merge(try await crossOriginHeaders(call, bucket)) { given, _ in given }
            throw error
        }
        answer.headers.merge(try await crossOriginHeaders(call, bucket)) { given, _ in given }
        return answer
    }

    private func performOnBucket(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        if let setting = BucketSetting.all.first(where: { call.has($0.parameter) }) {
            switch call.method {
            case "GET": return try await get(setting, of: bucket)
            case "PUT": return try await put(setting, of: bucket, call)
            case "DELETE" where setting.isRemovable: return try await remove(setting, of: bucket)
            default: throw ObjectsError.methodNotAllowed
            }
        }
        switch call.method {
        case "PUT":
            if call.has("versioning") { return try await putVersioning(call, bucket) }
            if call.has("notification") { return try await putNotification(call, bucket) }
            if call.has("acl") { return try await putBucketACL(call, bucket) }
            return try await createBucket(call, bucket)
        case "HEAD": return try await headBucket(bucket)
        case "DELETE": return try await deleteBucket(bucket)
        case "GET": return try await getOfBucket(call, bucket)
        case "POST":
            if call.has("delete") { return try await deleteObjects(call, bucket) }
            return try await postObject(call, bucket)
        default: throw ObjectsError.methodNotAllowed
        }
    }

    private func getOfBucket(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        if call.has("location") { return try await location(of: bucket) }
        if call.has("versioning") { return try await versioning(of: bucket) }
        if call.has("notification") { return try await notification(of: bucket) }
        if call.has("acl") { return try await bucketACL(bucket) }
        if call.has("versions") { return try await listVersions(call, bucket) }
        if call.has("uploads") { return try await listUploads(call, bucket) }
        if call.has("policyStatus") { return try await policyStatus(of: bucket) }
        if let other = Self.unknownBucketParts.first(where: call.has) { throw ObjectsError.notImplemented(other) }
        return call["list-type"] == "2" ? try await listObjectsV2(call, bucket) : try await listObjects(call, bucket)
    }

    private func performOnObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        if let other = Self.unknownObjectParts.first(where: call.has) { throw ObjectsError.notImplemented(other) }
        switch call.method {
        case "PUT": return try await putOfObject(call, bucket, key)
        case "GET", "HEAD":
            if call.method == "GET" {
                if call.has("tagging") { return try await tagging(call, bucket, key) }
                if call.has("acl") { return try await objectACL(call, bucket, key) }
                if call.has("attributes") { return try await attributes(call, bucket, key) }
                if let id = call["uploadId"] { return try await listParts(call, bucket, key, id) }
            }
            return try await readObject(call, bucket, key)
        case "DELETE":
            if call.has("tagging") { return try await putTagging([], event: .taggingDelete, call, bucket, key) }
            if let id = call["uploadId"] { return try await abortUpload(bucket, key, id) }
            return try await deleteObject(call, bucket, key)
        case "POST":
            if call.has("uploads") { return try await createUpload(call, bucket, key) }
            if let id = call["uploadId"] { return try await completeUpload(call, bucket, key, id) }
            throw ObjectsError.methodNotAllowed
        default: throw ObjectsError.methodNotAllowed
        }
    }

    private func putOfObject(_ call: ObjectCall, _ bucket: String, _ key: String) async throws -> ObjectAnswer {
        let isCopy = call.header("x-amz-copy-source") != nil
        if call.has("tagging") {
            try DocumentDigest.check(call)
            let tags = try TagSet.parse(try call.document("Tagging"), max: ObjectsLimits.objectTagsMax)
            return try await putTagging(tags, event: .taggingPut, call, bucket, key)
        }
        if call.has("acl") { return try await putObjectACL(call, bucket, key) }
        if let id = call["uploadId"] {
            return isCopy
                ? try await uploadPartCopy(call, bucket, key, id) : try await uploadPart(call, bucket, key, id)
        }
        return isCopy ? try await copyObject(call, bucket, key) : try await putObject(call, bucket, key)
    }

    private static let unknownBucketParts = [
        "analytics", "intelligent-tiering", "inventory", "metrics", "metadataTable", "metadataConfiguration", "session",
    ]
    private static let unknownObjectParts = ["select", "restore", "torrent", "retention", "legal-hold", "renameObject"]
}
