import SharedLayer

extension LambdaReply {
    /// A resource with its entity tag.
    static func resource(_ resource: some Encodable, version: Int) throws -> LambdaReply {
        try .json(resource, headers: ["etag": EntityTag(version: version).text])
    }

    /// 201 with where the new resource is: below the path of the request.
    static func created(
        _ resource: some Encodable, version: Int, id: String, _ request: LambdaRequest
    ) throws -> LambdaReply {
        try .json(
            resource, status: 201,
            headers: ["etag": EntityTag(version: version).text, "location": "\(request.path)/\(id)"])
    }
}
