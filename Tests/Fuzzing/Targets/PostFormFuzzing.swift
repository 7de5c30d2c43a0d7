import FoundationEssentials

@testable import Objects

/// A form is read or refused; one written as browsers write it is read again; a policy says the same each time, and no
/// object larger or smaller than its range gets by.
func fuzzPostForm(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let (contentType, body) = (input.text(), Array(input.text().utf8))
    _ = try? MultipartForm(body, contentType: contentType)
    let (name, value, fileName, file) = (input.text(), input.text(), input.text(), Array(input.text().utf8))
    try promiseForm(name, value, fileName, file)
    let policy = input.text()
    try promisePolicy(policy, key: value)
    try promisePolicy(Data(policy.utf8).base64EncodedString(), key: value)
}

/// As HTML's "multipart form data" says: quotes and line ends in names are escaped by percent signs, nothing else is.
private func promiseForm(_ name: String, _ value: String, _ fileName: String, _ file: [UInt8]) throws(BrokenPromise) {
    let isFree = !(value.utf8 + file).contains(UInt8(ascii: "-"))
    guard isFree, !name.isEmpty, !["file", "content-type"].contains(name.lowercased()) else { return }
    let (quotedName, quotedFileName) = (quoted(name), quoted(fileName))
    let text = [
        "--b-1", "Content-Disposition: form-data; name=\"\(quotedName)\"", "", value,
        "--b-1", "Content-Disposition: form-data; name=\"file\"; filename=\"\(quotedFileName)\"",
        "Content-Type: text/plain", "", "",
    ].joined(separator: "\r\n")
    let body = Array(text.utf8) + file + Array("\r\n--b-1--\r\n".utf8)
    let form = try? MultipartForm(body, contentType: "multipart/form-data; boundary=b-1")
    let seen = "\(String(describing: form)) of \(String(decoding: body, as: UTF8.self))"
    try promise(form?[quotedName.lowercased()] == value, "\(quotedName) is “\(value)”: \(seen)")
    try promise(form?.fileName == quotedFileName, "the file's name is “\(quotedFileName)”: \(seen)")
    try promise(form?.file == file && form?["content-type"] == "text/plain", "the file is all there: \(seen)")
}

private func quoted(_ text: String) -> String {
    let escapes: [UInt8: String] = [0x22: "%22", 0x0a: "%0A", 0x0d: "%0D"]
    return text.utf8.reduce(into: [UInt8]()) { bytes, byte in
        if let escape = escapes[byte] { bytes += Array(escape.utf8) } else { bytes.append(byte) }
    }.asText
}

private func promisePolicy(_ text: String, key: String) throws(BrokenPromise) {
    guard let policy = try? PostPolicy(text) else { return }
    let now = Date(timeIntervalSince1970: 1_700_000_000)
    let body = Array("--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n\(key)\r\n--b--\r\n".utf8)
    guard let form = try? MultipartForm(body, contentType: "multipart/form-data; boundary=b") else { return }
    let answers = [0, 1_000, 1_000, Int.max].map { size in
        do throws(ObjectsError) {
            try policy.check(form, bucket: "bucket", key: key, size: size, now: now)
            return "taken"
        } catch {
            return error.code
        }
    }
    try promise(answers[1] == answers[2], "\(text) says the same each time: \(answers)")
    try promise(answers[3] != "EntityTooSmall", "nothing is larger than the largest: \(answers)")
}

extension [UInt8] {
    fileprivate var asText: String { String(decoding: self, as: UTF8.self) }
}
