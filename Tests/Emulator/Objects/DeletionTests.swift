import Delivery
import Testing
import Wire

@testable import Objects

@Suite("Deleting many objects")
struct DeletionTests {
    private static let versioning = """
        <VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>
        """

    /// Lists a bucket's versions page by page.
    private func pages(_ s3: ObjectsFixture, _ body: (_ page: XMLNode) async throws -> Void) async throws {
        var markers = ""
        for _ in 0..<20 {
            let page = try XMLReader.read(await s3.send("GET", "/bkt?versions&max-keys=3\(markers)").body)
            try await body(page)
            guard page["IsTruncated"]?.text == "true" else { return }
            markers =
                "&key-marker=\(page["NextKeyMarker"]?.text ?? "")"
                + "&version-id-marker=\(page["NextVersionIdMarker"]?.text ?? "")"
        }
        Issue.record("the listing has no end")
    }

    @Test("Whoever deletes each page of versions before asking for the next leaves nothing behind")
    func emptying() async throws {
        try await ObjectsFixture.with { s3 in
            await s3.send("PUT", "/bkt?versioning", Self.versioning)
            for key in ["a", "b"] {
                for text in 1...7 { await s3.send("PUT", "/bkt/\(key)", "\(text)") }
            }
            var deleted = 0
            try await pages(s3) { page in
                for version in page.all("Version") {
                    let id = version["VersionId"]?.text ?? ""
                    await s3.send("DELETE", "/bkt/\(version["Key"]?.text ?? "")?versionId=\(id)")
                    deleted += 1
                }
            }
            #expect(deleted == 14)
            #expect(await s3.send("DELETE", "/bkt").status == 204)
        }
    }

    @Test("A listing of versions that nobody disturbs has each once")
    func undisturbed() async throws {
        try await ObjectsFixture.with { s3 in
            await s3.send("PUT", "/bkt?versioning", Self.versioning)
            for key in ["a", "b"] {
                for text in 1...4 { await s3.send("PUT", "/bkt/\(key)", "\(text)") }
            }
            var listed: [String] = []
            try await pages(s3) { page in listed += page.all("Version").compactMap { $0["VersionId"]?.text } }
            #expect(listed.count == 8 && Set(listed).count == 8)
        }
    }

    @Test("Uploads page to their end, also where each page is aborted or rolled up", arguments: ["", "&delimiter=/"])
    func uploads(delimiter: String) async throws {
        try await ObjectsFixture.with { s3 in
            for key in ["a/1", "a/2", "b", "b", "b", "c/1", "d"] { await s3.send("POST", "/bkt/\(key)?uploads") }
            var found: [String] = []
            var markers = ""
            for _ in 0..<20 {
                let page = try XMLReader.read(
                    await s3.send("GET", "/bkt?uploads&max-uploads=1\(delimiter)\(markers)").body)
                for upload in page.all("Upload") {
                    let (key, id) = (upload["Key"]?.text ?? "", upload["UploadId"]?.text ?? "")
                    await s3.send("DELETE", "/bkt/\(key)?uploadId=\(id)")
                    found.append(key)
                }
                found += page.all("CommonPrefixes").compactMap { $0["Prefix"]?.text }
                guard page["IsTruncated"]?.text == "true" else { break }
                markers =
                    "&key-marker=\(page["NextKeyMarker"]?.text ?? "")"
                    + "&upload-id-marker=\(page["NextUploadIdMarker"]?.text ?? "")"
            }
            let all = ["a/1", "a/2", "b", "b", "b", "c/1", "d"]
            #expect(found == (delimiter.isEmpty ? all : ["a/", "b", "b", "b", "c/", "d"]))
        }
    }

    @Test("Of many objects those that cannot be deleted stay, and the others go")
    func partly() async throws {
        try await ObjectsFixture.with { s3 in
            for key in ["a", "b", "c"] { await s3.send("PUT", "/bkt/\(key)", key) }
            let document = """
                <Delete><Object><Key>a</Key></Object><Object><Key>b</Key><ETag>"no"</ETag></Object>\
                <Object><Key>c</Key></Object></Delete>
                """
            let checksum = ["x-amz-checksum-crc32": RunningChecksum.crc32(document)]
            let answer = try XMLReader.read(await s3.send("POST", "/bkt?delete", document, headers: checksum).body)
            #expect(answer.all("Deleted").compactMap { $0["Key"]?.text } == ["a", "c"])
            #expect(answer.all("Error").compactMap { $0["Key"]?.text } == ["b"])
            let left = try XMLReader.read(await s3.send("GET", "/bkt").body)
            #expect(left.all("Contents").compactMap { $0["Key"]?.text } == ["b"])
        }
    }

    @Test("A key with a NUL is refused, as no text of the store can have one", arguments: ["GET", "PUT", "DELETE"])
    func nul(method: String) async throws {
        try await ObjectsFixture.with { s3 in
            let answer = await s3.send(method, "/bkt/a%00b")
            #expect(answer.status == 400 && answer.text.contains("<Code>InvalidURI</Code>"))
        }
    }

    @Test("A delivery becomes the object that its sender names, once; a bucket that is not there refuses it for good")
    func delivery() async throws {
        try await ObjectsFixture.with { s3 in
            let target = ObjectDeliveryTarget(s3.service)
            func delivery(_ bucket: String) -> Delivery {
                Delivery(
                    lane: "l", target: "arn:aws:s3:::\(bucket)", body: "{}", retry: RetryPolicy(phases: []),
                    details: [ObjectDeliveryTarget.keyDetail: "aws/lambda/x y"])
            }
            for _ in 0..<2 { try await target.accept(delivery("bkt")) }
            #expect(await s3.send("GET", "/bkt/aws/lambda/x%20y").text == "{}")
            let failure = await #expect(throws: DeliveryFailure.self) { try await target.accept(delivery("nowhere")) }
            #expect(failure?.code == "NoSuchBucket" && failure?.isRetryable == false)
        }
    }

    @Test("What a template configures is checked as what the API puts")
    func settings() async throws {
        try await ObjectsFixture.with { s3 in
            func cors(_ method: String) -> [(parameter: String, document: [UInt8])] {
                let rule =
                    "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>\(method)</AllowedMethod></CORSRule>"
                return [("cors", Array("<CORSConfiguration>\(rule)</CORSConfiguration>".utf8))]
            }
            try await s3.service.ensureSettings(of: "bkt", cors("GET"))
            #expect(await s3.send("GET", "/bkt?cors").text.contains("<AllowedMethod>GET</AllowedMethod>"))
            let error = await #expect(throws: ServiceError.self) {
                try await s3.service.ensureSettings(of: "bkt", cors("FETCH"))
            }
            #expect(error?.code == "InvalidRequest")
        }
    }
}

extension RunningChecksum {
    fileprivate static func crc32(_ text: String) -> String {
        var checksum = RunningChecksum(.crc32)
        checksum.update(Array(text.utf8))
        return checksum.finish()
    }
}
