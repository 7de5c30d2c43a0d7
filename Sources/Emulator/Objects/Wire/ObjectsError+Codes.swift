/// Texts as S3 sends them.
extension ObjectsError {
    static func noSuchBucket(_ name: String) -> ObjectsError {
        ObjectsError(
            "NoSuchBucket", "The specified bucket does not exist", status: 404, details: [("BucketName", name)])
    }

    static func noSuchKey(_ key: String) -> ObjectsError {
        ObjectsError("NoSuchKey", "The specified key does not exist.", status: 404, details: [("Key", key)])
    }

    static func noSuchVersion(_ key: String, _ version: String) -> ObjectsError {
        ObjectsError(
            "NoSuchVersion", "The specified version does not exist.", status: 404,
            details: [("Key", key), ("VersionId", version)])
    }

    static func noSuchUpload(_ id: String) -> ObjectsError {
        ObjectsError(
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or "
                + "completed.",
            status: 404, details: [("UploadId", id)])
    }

    static func bucketAlreadyOwnedByYou(_ name: String) -> ObjectsError {
        ObjectsError(
            "BucketAlreadyOwnedByYou",
            "Your previous request to create the named bucket succeeded and you already own it.", status: 409,
            details: [("BucketName", name)])
    }

    static func bucketNotEmpty(_ name: String) -> ObjectsError {
        ObjectsError(
            "BucketNotEmpty", "The bucket you tried to delete is not empty", status: 409,
            details: [("BucketName", name)])
    }

    static func invalidBucketName(_ name: String) -> ObjectsError {
        ObjectsError("InvalidBucketName", "The specified bucket is not valid.", details: [("BucketName", name)])
    }

    static func invalidArgument(_ message: String, name: String, value: String) -> ObjectsError {
        ObjectsError("InvalidArgument", message, details: [("ArgumentName", name), ("ArgumentValue", value)])
    }

    static func invalidRequest(_ message: String) -> ObjectsError { ObjectsError("InvalidRequest", message) }

    static var malformedXML: ObjectsError {
        ObjectsError(
            "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")
    }

    static var malformedTrailer: ObjectsError {
        ObjectsError("MalformedTrailerError", "The request contained trailing data that was not well-formed.")
    }

    static var incompleteBody: ObjectsError {
        ObjectsError(
            "IncompleteBody", "The request body terminated unexpectedly")
    }

    static var missingContentLength: ObjectsError {
        ObjectsError("MissingContentLength", "You must provide the Content-Length HTTP header.", status: 411)
    }

    static func entityTooLarge(_ size: Int) -> ObjectsError {
        ObjectsError(
            "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size",
            details: [("ProposedSize", String(size)), ("MaxSizeAllowed", String(ObjectsLimits.putBytesMax))])
    }

    static func entityTooSmall(_ size: Int, part: Int, etag: String) -> ObjectsError {
        ObjectsError(
            "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size",
            details: [
                ("ProposedSize", String(size)), ("MinSizeAllowed", String(ObjectsLimits.partBytesMin)),
                ("PartNumber", String(part)), ("ETag", etag),
            ])
    }

    static func invalidPart(_ number: Int, etag: String, upload: String) -> ObjectsError {
        ObjectsError(
            "InvalidPart",
            "One or more of the specified parts could not be found.  The part may not have been uploaded, or the "
                + "specified entity tag may not match the part's entity tag.",
            details: [("UploadId", upload), ("PartNumber", String(number)), ("ETag", etag)])
    }

    static func invalidPartOrder(_ upload: String) -> ObjectsError {
        ObjectsError(
            "InvalidPartOrder",
            "The list of parts was not in ascending order. Parts must be ordered by part number.",
            details: [("UploadId", upload)])
    }

    static func badDigest(_ what: String) -> ObjectsError {
        ObjectsError("BadDigest", "The \(what) you specified did not match the calculated checksum.")
    }

    static func contentHashMismatch(client: String, computed: String) -> ObjectsError {
        ObjectsError(
            "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.",
            details: [("ClientComputedContentSHA256", client), ("S3ComputedContentSHA256", computed)])
    }

    static func preconditionFailed(_ condition: String) -> ObjectsError {
        ObjectsError(
            "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", status: 412,
            details: [("Condition", condition)])
    }

    static func invalidRange(_ range: String, size: Int) -> ObjectsError {
        ObjectsError(
            "InvalidRange", "The requested range is not satisfiable", status: 416,
            details: [("RangeRequested", range), ("ActualObjectSize", String(size))],
            headers: ["content-range": "bytes */\(size)"])
    }

    static var methodNotAllowed: ObjectsError {
        ObjectsError(
            "MethodNotAllowed", "The specified method is not allowed against this resource.", status: 405)
    }

    static func notImplemented(_ what: String) -> ObjectsError {
        ObjectsError(
            "NotImplemented",
            "A header you provided implies functionality that is not implemented: \(what) is not emulated",
            status: 501)
    }

    static func internalError(_ what: String) -> ObjectsError {
        ObjectsError("InternalError", "We encountered an internal error. Please try again. (\(what))", status: 500)
    }

    static var invalidTag: ObjectsError {
        ObjectsError("InvalidTag", "The TagValue you have provided is invalid")
    }
}
