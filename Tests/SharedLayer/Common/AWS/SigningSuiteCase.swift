import CurlTransport
import FoundationEssentials
import TestSupport

/// One case of AWS's test suite for Signature Version 4 (`Tests/Fixtures/aws4-testsuite`).
struct SigningSuiteCase: CustomStringConvertible, Sendable {
    static let folder = PackageRoot.file("Tests/Fixtures/aws4-testsuite")

    let path: String
    private var name: Substring { path.split(separator: "/").last ?? "" }
    var description: String { path }

    static func all() throws -> [SigningSuiteCase] {
        try subfolders("").flatMap { name in
            let nested = try subfolders(name).map { SigningSuiteCase(path: "\(name)/\($0)") }
            return nested.isEmpty ? [SigningSuiteCase(path: name)] : nested
        }
    }

    private static func subfolders(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)").sorted().filter {
            var isFolder = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(path)/\($0)", isDirectory: &isFolder) && isFolder
        }
    }

    func text(_ ending: String) throws -> String {
        try String(contentsOfFile: "\(Self.folder)/\(path)/\(name).\(ending)", encoding: .utf8)
    }

    /// One case has it only in what is to come of it.
    func sessionToken() throws -> String? {
        let name = "x-amz-security-token:"
        let line = try text("creq").split(separator: "\n").first { $0.hasPrefix(name) }
        return line.map { String($0.dropFirst(name.count)) }
    }

    /// The `.req` file: a request line, header fields, perhaps in several lines, and a body.
    func request() throws -> HTTPRequest {
        let text = try text("req")
        let head = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        var lines = head[0].split(separator: "\n")
        let requestLine = lines.removeFirst()
        let target = requestLine.drop { $0 != " " }.dropFirst().dropLast(" HTTP/1.1".count)
        var fields: [(String, String)] = []
        for line in lines {
            if line.first == " ", let last = fields.popLast() {
                fields.append((last.0, last.1 + "\n" + line))
            } else {
                let name = line.prefix { $0 != ":" }
                fields.append((String(name), String(line.dropFirst(name.count + 1))))
            }
        }
        var headers: HTTPHeaders = [:]
        for (name, value) in fields { headers.add(name, value) }
        return HTTPRequest(
            HTTPRequest.Method(rawValue: String(requestLine.prefix { $0 != " " })) ?? .head,
            "https://example.amazonaws.com\(target)", headers: headers,
            body: head.count > 1 ? Array(head[1].utf8) : [])
    }
}
