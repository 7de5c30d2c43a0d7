import ArgumentParser
import CurlTransport
import FoundationEssentials
import SystemPackage

/// Invokes functions through the Invoke API of a running emulator.
struct RemoteInvocation: Sendable {
    let endpoint: String
    let client: HTTPClient
    /// The emulator's own terminal shows the log already when it runs in this process.
    var showsLogTail = true

    func isReachable() async -> Bool {
        let limits = HTTPRequest.Limits(connectTimeoutMilliseconds: 300, totalTimeoutMilliseconds: 2_000)
        let answer = try? await client.execute(HTTPRequest(.get, "\(endpoint)/_moneta/health", limits: limits))
        return answer?.status == 200
    }

    /// Prints the result; throws `ExitCode.failure` when the function failed, `Refusal` when it was not invoked at all.
    func invoke(_ function: String, payload: [UInt8]) async throws {
        let path = Self.percentEncoded(function)
        let response = try await client.execute(
            HTTPRequest(
                .post, "\(endpoint)/2015-03-31/functions/\(path)/invocations",
                headers: ["X-Amz-Log-Type": "Tail", "Content-Type": "application/json"], body: payload,
                limits: HTTPRequest.Limits(totalTimeoutMilliseconds: Self.timeoutMilliseconds)))
        guard response.status < 300 else { throw Refusal(response.body, endpoint: endpoint) }
        if showsLogTail, let tail = response.headers["X-Amz-Log-Result"].flatMap({ Data(base64Encoded: $0) }) {
            try FileDescriptor.standardError.writeAll(tail)
        }
        try FileDescriptor.standardOutput.writeAll(response.body + Array("\n".utf8))
        if response.headers["X-Amz-Function-Error"] != nil { throw ExitCode.failure }
    }

    private static func percentEncoded(_ name: String) -> String {
        name.utf8.map { byte in
            let isUnreserved =
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || "-._~$:".utf8.contains(byte)
            if isUnreserved { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// Lambda's own longest timeout, and a bit.
    private static let timeoutMilliseconds = 910_000
}

/// The Invoke API's reason for not invoking a function, such as an unknown name or an event that is no JSON.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    /// The member is spelled `Message` or `message`.
    init(_ body: [UInt8], endpoint: String) {
        let members = try? JSONDecoder().decode([String: String].self, from: Data(body))
        let message = members?["Message"] ?? members?["message"]
        description = message ?? "\(endpoint) answered: \(String(decoding: body.prefix(500), as: UTF8.self))"
    }
}
