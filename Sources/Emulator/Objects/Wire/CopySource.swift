import Wire

/// `x-amz-copy-source`: `/bucket/key`, escaped, with `?versionId=` behind it.
struct CopySource: Sendable {
    let bucket: String
    let key: String
    let versionID: String?

    init(_ call: ObjectCall) throws(ObjectsError) {
        let text = call.header("x-amz-copy-source") ?? ""
        let halves = text.split(separator: "?", maxSplits: 1)
        let invalid = ObjectsError.invalidArgument(
            "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", name: "x-amz-copy-source",
            value: text)
        guard let first = halves.first, let path = PercentDecoding.decode(first) else { throw invalid }
        let address = BucketAddress(host: "", path: path)
        guard let bucket = address.bucket, let key = address.key else { throw invalid }
        self.bucket = bucket
        self.key = key
        versionID =
            halves.count > 1 ? QueryParameters(String(halves[1]))?.pairs.last { $0.name == "versionId" }?.value : nil
    }
}
