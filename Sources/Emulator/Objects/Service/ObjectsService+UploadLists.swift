import Wire

extension ObjectsService {
    func listParts(_ call: ObjectCall, _ bucket: String, _ key: String, _ id: String) async throws -> ObjectAnswer {
        let limit = try call.number("max-parts", in: 0...ObjectsLimits.pageMax, default: ObjectsLimits.pageMax)
        let marker = try call.number("part-number-marker", in: 0...Int(Int32.max), default: 0)
        let (upload, parts) = try await read { db in
            (
                try ObjectStore.upload(id, of: key, in: bucket, db),
                try ObjectStore.parts(of: id, after: marker, limit: limit + 1, db)
            )
        }
        let page = parts.prefix(limit)
        var children = [
            XMLElement("Bucket", text: bucket), XMLElement("Key", text: key), XMLElement("UploadId", text: id),
            XMLElement("Initiator", children: [XMLElement("ID", text: ownerID)]), owner,
            XMLElement("StorageClass", text: upload.details.storageClass),
            XMLElement("PartNumberMarker", text: String(marker)),
        ]
        children.add("NextPartNumberMarker", String(page.last?.number ?? 0))
        children.add("MaxParts", String(limit))
        children.add("IsTruncated", String(limit > 0 && parts.count > limit))
        children.add("ChecksumAlgorithm", upload.algorithm?.rawValue)
        children.add("ChecksumType", upload.checksumKind?.rawValue)
        children += page.map { part in
            XMLElement(
                "Part",
                children: [
                    XMLElement("PartNumber", text: String(part.number)),
                    XMLElement("LastModified", text: Timestamp.text(seconds: Int(part.modifiedMilliseconds / 1_000))),
                    XMLElement("ETag", text: "\"\(part.etag)\""), XMLElement("Size", text: String(part.size)),
                ] + (part.checksum?.elements ?? []))
        }
        return .xml("ListPartsResult", children)
    }

    func listUploads(_ call: ObjectCall, _ bucket: String) async throws -> ObjectAnswer {
        let encoding = try KeyEncoding(call)
        let limit = try call.number("max-uploads", in: 1...ObjectsLimits.pageMax, default: ObjectsLimits.pageMax)
        let listing = UploadListing(
            prefix: call["prefix"] ?? "", delimiter: call["delimiter"] ?? "", keyMarker: call["key-marker"] ?? "",
            uploadMarker: call["upload-id-marker"] ?? "", limit: limit)
        let all = try await read { db in
            _ = try ObjectStore.bucket(bucket, db)
            return try ObjectStore.uploads(in: bucket, db)
        }
        let page = listing.page(of: all)
        var children = [
            XMLElement("Bucket", text: bucket), encoding.element("KeyMarker", listing.keyMarker),
            XMLElement("UploadIdMarker", text: listing.uploadMarker),
        ]
        if page.isTruncated {
            children.append(encoding.element("NextKeyMarker", page.lastKey))
            children.add("NextUploadIdMarker", page.uploads.last?.id ?? "")
        }
        children.append(encoding.element("Prefix", listing.prefix))
        if !listing.delimiter.isEmpty { children.append(encoding.element("Delimiter", listing.delimiter)) }
        children.add("MaxUploads", String(limit))
        children.add("IsTruncated", String(page.isTruncated))
        children.add("EncodingType", encoding.name)
        children += page.uploads.map { upload in
            var parts = [
                encoding.element("Key", upload.key), XMLElement("UploadId", text: upload.id),
                XMLElement("Initiator", children: [XMLElement("ID", text: ownerID)]), owner,
                XMLElement("StorageClass", text: upload.details.storageClass),
                XMLElement(
                    "Initiated", text: Timestamp.text(milliseconds: upload.initiatedMilliseconds / 1_000 * 1_000)),
            ]
            parts.add("ChecksumAlgorithm", upload.algorithm?.rawValue)
            parts.add("ChecksumType", upload.checksumKind?.rawValue)
            return XMLElement("Upload", children: parts)
        }
        children += encoding.prefixes(page.prefixes)
        return .xml("ListMultipartUploadsResult", children)
    }
}
