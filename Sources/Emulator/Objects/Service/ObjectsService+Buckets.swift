import Wire

extension ObjectsService {
    func listBuckets(_ call: ObjectCall) async throws -> ObjectAnswer {
        let limit = try call.number(
            "max-buckets", in: 1...ObjectsLimits.bucketsPageMax, default: ObjectsLimits.bucketsPageMax)
        let prefix = call["prefix"] ?? ""
        let after = try call["continuation-token"].map { try PageToken.decode($0) } ?? ""
        let found = try await read { try ObjectStore.buckets(after: after, prefix: prefix, limit: limit + 1, $0) }
        let page = found.prefix(limit).filter { call["bucket-region"].map { [$0] }?.contains($0.region) ?? true }
        var children = [
            owner,
            XMLElement(
                "Buckets",
                children: page.map { bucket in
                    XMLElement(
                        "Bucket",
                        children: [
                            XMLElement("Name", text: bucket.name),
                            XMLElement("CreationDate", text: Timestamp.text(milliseconds: bucket.createdMilliseconds)),
                            XMLElement("BucketRegion", text: bucket.region),
                        ])
                }),
        ]
        if !prefix.isEmpty { children.add("Prefix", prefix) }
        if found.count > limit {
            children.add("ContinuationToken", found.prefix(limit).last.map { PageToken.encode($0.name) })
        }
        return .xml("ListAllMyBucketsResult", children)
    }

    func createBucket(_ call: ObjectCall, _ name: String) async throws -> ObjectAnswer {
        guard BucketName.isValid(name) else { throw ObjectsError.invalidBucketName(name) }
        var constraint: String?
        if !call.request.body.isEmpty {
            let document = try call.document("CreateBucketConfiguration")
            constraint = document["LocationConstraint"]?.text
            if constraint == "us-east-1" {
                throw ObjectsError(
                    "InvalidLocationConstraint", "The specified location-constraint is not valid",
                    details: [("LocationConstraint", "us-east-1")])
            }
        }
        let bucket = BucketRecord(
            name: name, region: constraint.map { $0 == "EU" ? "eu-west-1" : $0 } ?? region,
            createdMilliseconds: nowMilliseconds / 1_000 * 1_000, versioning: nil)
        let acl = call.header("x-amz-acl").map { AccessControl.document($0, owner: ownerID) }
        let ownership = call.header("x-amz-object-ownership")
        let isLocked = call.header("x-amz-bucket-object-lock-enabled")?.lowercased() == "true"
        try await write { db, _ in
            try ObjectStore.insert(bucket, db)
            if let acl { try ObjectStore.set("acl", of: name, to: acl, db) }
            if let ownership {
                let document = Self.document(
                    "OwnershipControls", "<Rule><ObjectOwnership>\(ownership)</ObjectOwnership></Rule>")
                try ObjectStore.set("ownershipControls", of: name, to: document, db)
            }
            if isLocked {
                let document = Self.document(
                    "ObjectLockConfiguration", "<ObjectLockEnabled>Enabled</ObjectLockEnabled>")
                try ObjectStore.set("object-lock", of: name, to: document, db)
                try ObjectStore.setVersioning(.enabled, of: name, db)
            }
        }
        return ObjectAnswer(headers: ["location": "/\(name)", "x-amz-bucket-arn": "arn:aws:s3:::\(name)"])
    }

    private static func document(_ root: String, _ children: String) -> [UInt8] {
        Array("<\(root) xmlns=\"\(ObjectAnswer.namespace)\">\(children)</\(root)>".utf8)
    }

    func headBucket(_ name: String) async throws -> ObjectAnswer {
        let bucket = try await read { try ObjectStore.bucket(name, $0) }
        return ObjectAnswer(headers: [
            "x-amz-bucket-region": bucket.region, "x-amz-access-point-alias": "false",
            "content-type": "application/xml", "x-amz-bucket-arn": "arn:aws:s3:::\(name)",
        ])
    }

    func deleteBucket(_ name: String) async throws -> ObjectAnswer {
        try await write { db, effects in effects.freed += try ObjectStore.removeBucket(name, db) }
        return ObjectAnswer(204)
    }

    func location(of name: String) async throws -> ObjectAnswer {
        let bucket = try await read { try ObjectStore.bucket(name, $0) }
        let root = XMLElement(
            "LocationConstraint", attributes: [("xmlns", ObjectAnswer.namespace)],
            text: bucket.region == "us-east-1" ? "" : bucket.region)
        return .document(root.document)
    }

    func versioning(of name: String) async throws -> ObjectAnswer {
        let bucket = try await read { try ObjectStore.bucket(name, $0) }
        var children: [XMLElement] = []
        children.add("Status", bucket.versioning?.rawValue)
        return .xml("VersioningConfiguration", children)
    }

    func putVersioning(_ call: ObjectCall, _ name: String) async throws -> ObjectAnswer {
        try DocumentDigest.check(call)
        let document = try call.document("VersioningConfiguration")
        guard let text = document["Status"]?.text, let versioning = BucketRecord.Versioning(rawValue: text) else {
            throw ObjectsError(
                "IllegalVersioningConfigurationException",
                "The Versioning element must be specified")
        }
        try await write { db, _ in try ObjectStore.setVersioning(versioning, of: name, db) }
        return ObjectAnswer()
    }

    var owner: XMLElement {
        XMLElement("Owner", children: [XMLElement("ID", text: ownerID)])
    }

    // MARK: Access control lists, which have no effect

    func bucketACL(_ name: String) async throws -> ObjectAnswer {
        let document = try await read { db in
            _ = try ObjectStore.bucket(name, db)
            return try ObjectStore.setting("acl", of: name, db)
        }
        return .document(document ?? AccessControl.document("private", owner: ownerID))
    }

    func putBucketACL(_ call: ObjectCall, _ name: String) async throws -> ObjectAnswer {
        try DocumentDigest.check(call)
        let document = try AccessControl.document(of: call, owner: ownerID)
        try await write { db, _ in try ObjectStore.set("acl", of: name, to: document, db) }
        return ObjectAnswer()
    }
}
