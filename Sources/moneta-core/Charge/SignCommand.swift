import ArgumentParser
import FoundationEssentials
import Scenario
import SharedLayer

/// `moneta-core charge sign`.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Print the X-JWS-Signature header's value for a charge.",
        discussion: """
            Signs the file's exact bytes: send them unchanged (curl --data-binary @BODY). A signature counts once and for \
            five minutes.
            """)

    @Option(help: "The output folder of `moneta-core data seed`.")
    var seed = ".moneta/seed"

    @Option(help: "The publisher's private key (PEM). The seed's when left out.")
    var key: String?

    @Option(help: "The publisher's certificate (PEM). The seed's when left out.")
    var certificate: String?

    @Option(help: "The URL that the charge will be sent to.")
    var url = "http://127.0.0.1:3000/api/v1/events/subscription_charges"

    @Option(help: "The deployment: dev, staging or prod.")
    var environment = "dev"

    @Argument(help: "The file with the charge's body.")
    var body: String

    func run() throws {
        let folder = SeedFolder(path: seed)
        let publisherKey = try PublisherKey(
            keyPEM: read(key ?? folder.keyPath), certificatePEM: read(certificate ?? folder.certificatePath))
        let signer = ChargeSigner(key: publisherKey, audience: "moneta-core-\(environment)")
        print(try signer.signature(of: bytes(body), url: url))
    }

    private func read(_ path: String) throws -> String {
        guard let text = try SeedFolder.read(path) else {
            throw ValidationError("There is no file \(path).")
        }
        return text
    }

    /// As they are: a text that is read and written again might not be the same bytes.
    private func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("There is no file \(path), or it cannot be read.")
        }
        return [UInt8](data)
    }
}
