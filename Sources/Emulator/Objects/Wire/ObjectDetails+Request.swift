import Wire

extension ObjectDetails {
    /// Content headers that are kept with an object and given back.
    static let contentHeaders = [
        "content-type", "cache-control", "content-disposition", "content-encoding", "content-language", "expires",
    ]
    private static let inertHeaders = [
        "x-amz-website-redirect-location", "x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date",
        "x-amz-object-lock-legal-hold", "x-amz-server-side-encryption-aws-kms-key-id",
    ]
    private static let storageClasses: Set<String> = [
        "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER",
        "DEEP_ARCHIVE", "OUTPOSTS", "GLACIER_IR", "SNOW", "EXPRESS_ONEZONE",
    ]
    private static let metadataPrefix = "x-amz-meta-"

    /// What the head of an upload says about the object.
    init(_ call: ObjectCall) throws(ObjectsError) {
        self.init()
        for name in Self.contentHeaders { headers[name] = call.header(name) }
        // `aws-chunked` is about the request and not about the object.
        if let encoding = headers["content-encoding"] {
            let kept = encoding.split(separator: ",").map { $0.drop { $0 == " " } }.filter { $0 != "aws-chunked" }
            headers["content-encoding"] = kept.isEmpty ? nil : kept.joined(separator: ",")
        }
        if headers["content-type"] == nil { headers["content-type"] = "binary/octet-stream" }
        for (name, value) in call.request.headers where name.hasPrefix(Self.metadataPrefix) {
            metadata[String(name.dropFirst(Self.metadataPrefix.count))] = value
        }
        let size = metadata.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= ObjectsLimits.metadataBytesMax else {
            throw ObjectsError(
                "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size",
                details: [("Size", String(size)), ("MaxSizeAllowed", String(ObjectsLimits.metadataBytesMax))])
        }
        if let given = call.header("x-amz-storage-class") {
            guard Self.storageClasses.contains(given) else {
                throw ObjectsError(
                    "InvalidStorageClass", "The storage class you specified is not valid",
                    details: [("StorageClassRequested", given)])
            }
            storageClass = given
        }
        for name in Self.inertHeaders { inert[name] = call.header(name) }
        inert["x-amz-server-side-encryption"] = call.header("x-amz-server-side-encryption") ?? "AES256"
        if let text = call.header("x-amz-tagging") { tags = try TagSet.parse(query: text) }
    }

    /// The header fields of reads.
    var responseHeaders: [String: String] {
        var fields = headers.merging(inert) { one, _ in one }
        for (name, value) in metadata { fields[Self.metadataPrefix + name] = value }
        if storageClass != "STANDARD" { fields["x-amz-storage-class"] = storageClass }
        if !tags.isEmpty { fields["x-amz-tagging-count"] = String(tags.count) }
        return fields
    }
}
