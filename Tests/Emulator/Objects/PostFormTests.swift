import FoundationEssentials
import Testing

@testable import Objects

@Suite("Uploads by forms")
struct PostFormTests {
    private static let now = Date(timeIntervalSince1970: 1_700_000_000)

    private func form(_ disposition: String, _ value: String) throws -> MultipartForm {
        let body = "--b\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(value)\r\n--b--\r\n"
        return try MultipartForm(Array(body.utf8), contentType: #"multipart/form-data; boundary="b""#)
    }

    @Test(
        "Names are what stands between their quotes",
        arguments: [
            (#"name="key""#, "key"), ("name=key", "key"), (#"name="a;b""#, "a;b"),
            (#"name="a=b; name=c""#, "a=b; name=c"),
            ("name=\"\u{301}a\"", "\u{301}a"), (#"other="x;y" ; name = "k""#, "k"), (#"name="a b""#, "a b"),
        ])
    func names(_ disposition: String, _ name: String) throws {
        #expect(try form(disposition, "value")[name] == "value")
    }

    @Test(
        "A file keeps its name",
        arguments: [
            (#"filename="a;b.txt""#, "a;b.txt"), (#"filename="a%22b.txt""#, "a%22b.txt"),
            (#"filename="C:\temp\x.txt""#, #"C:\temp\x.txt"#), ("filename=\"x\u{301}\"", "x\u{301}"),
            (#"filename="""#, ""), ("filename=\"a\u{2028}b\"", "a\u{2028}b"),
        ])
    func fileNames(_ parameter: String, _ name: String) throws {
        let form = try self.form(#"name="file"; \#(parameter)"#, "data")
        #expect(form.fileName == name)
        #expect(form.file == Array("data".utf8))
    }

    private func policy(_ conditions: String) throws(ObjectsError) -> PostPolicy {
        let json = #"{"expiration":"2030-01-01T00:00:00Z","conditions":[\#(conditions)]}"#
        return try PostPolicy(Data(json.utf8).base64EncodedString())
    }

    @Test("A policy's conditions all hold or the upload is refused")
    func conditions() throws {
        let form = try self.form(#"name="key""#, "user/x")
        let policy = try self.policy(
            #"{"bucket":"b"},["eq","$key","user/x"],["starts-with","$key","user/"],["content-length-range",1,9]"#)
        try policy.check(form, bucket: "b", key: "user/x", size: 9, now: Self.now)
        for (bucket, size) in [("other", 5), ("b", 0), ("b", 10)] {
            #expect(throws: ObjectsError.self) {
                try policy.check(form, bucket: bucket, key: "user/x", size: size, now: Self.now)
            }
        }
    }

    @Test(
        "A condition that says two things, or none that S3 knows, is refused",
        arguments: [
            (
                #"{"bucket":"b","key":"k"}"#,
                "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified."
            ),
            ("{}", "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified."),
            (#"["near","$key","k"]"#, "Invalid Condition: unknown operation 'near'."), ("1", "Invalid JSON."),
            (#"["content-length-range",2,1]"#, "Invalid JSON."),
        ])
    func refused(_ condition: String, _ reason: String) throws {
        let error = #expect(throws: ObjectsError.self) { try policy(condition) }
        #expect(error?.code == "InvalidPolicyDocument")
        #expect(error?.message == "Invalid Policy: \(reason)")
    }
}
