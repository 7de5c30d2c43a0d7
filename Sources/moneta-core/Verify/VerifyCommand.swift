import ArgumentParser
import Contract
import FoundationEssentials
import SharedLayer

/// `moneta-core verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a contract's evidence file, offline.",
        discussion: """
            Looks at the file that GET /api/v1/contracts/{contractId}/document gives: its seal, the publisher's signature and \
            certificate, our document and signature, the chain of events, the deliveries. It asks nobody: what stands in \
            the file, and the keys that you name, are all it knows. Without them it says that the file is of one piece, and not \
            whose keys those in it are.

            It ends with 0 when every check is ok, with 1 when one failed, with 64 when the command or a file that it names \
            cannot be read.
            """)

    @Option(help: "The certificate (PEM) that the publisher must have signed with.")
    var certificate: String?

    @Option(help: "Our public key, or a certificate of it (PEM), that the document must be signed with.")
    var key: String?

    @Option(help: "The public key, or a certificate of it (PEM), that the file must be sealed with.")
    var sealKey: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Argument(help: "The evidence file.")
    var file: String

    func run() throws {
        let pins = EvidencePins(
            certificate: try certificate.map(text), key: try key.map(text), sealKey: try sealKey.map(text))
        let report = EvidenceVerifier(pins: pins).report(on: try bytes(file))
        if json {
            print(String(decoding: try JSONValueEncoder().bytes(report), as: UTF8.self))
        } else {
            print(Self.lines(report).joined(separator: "\n"))
        }
        guard report.isVerified else { throw ExitCode(1) }
    }

    private static func lines(_ report: VerificationReport) -> [String] {
        let width = report.checks.map { $0.name.rawValue.utf8.count }.max() ?? 0
        let checks = report.checks.map { check in
            let name = check.name.rawValue
            let blanks = String(repeating: " ", count: width - name.utf8.count)
            return "\(check.isOK ? "ok    " : "FAILED") \(name)\(blanks)  \(check.detail)"
        }
        let failed = report.checks.count { !$0.isOK }
        let period = report.period.map { ", period \($0)," } ?? ""
        let contract =
            report.contractID.map { "Contract \($0) of \(report.organizationID ?? "?")\(period)" } ?? "The file"
        return checks + [failed == 0 ? "\(contract) is verified." : "\(contract) is NOT verified: \(failed) failed."]
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("There is no file \(path), or it cannot be read.")
        }
        return [UInt8](data)
    }
}
