import ArgumentParser
import FoundationEssentials
import Scenario
import SharedLayer

/// `moneta-core sign`, and `moneta-core charge sign`.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Print the X-JWS-Signature header's value for a request.",
        discussion: """
            Signs the file's exact bytes: send them unchanged (curl --data-binary @BODY). A signature counts once, for \
            five minutes, and for that URL only.
            """)

    @Option(help: "The output folder of `moneta-core data seed`.")
    var seed = ".moneta/seed"

    @Option(help: "The publisher's private key (PEM). The seed's when left out.")
    var key: String?

    @Option(help: "The publisher's certificate (PEM). The seed's when left out.")
    var certificate: String?

    @Option(help: "The URL that the request will be sent to.")
    var url = "http://127.0.0.1:3000/api/v1/events/subscription_charges"

    @OptionGroup var deployment: DeploymentOption

    @Argument(help: "The file with the request's body.")
    var body: String

    func run() throws {
        let folder = SeedFolder(path: seed)
        let publisherKey = try PublisherKey(
            keyPEM: read(key ?? folder.keyPath), certificatePEM: read(certificate ?? folder.certificatePath))
        let signer = ChargeSigner(key: publisherKey, audience: deployment.audience)
        print(try signer.signature(of: bytes(body), url: url))
    }

    private func read(_ path: String) throws -> String {
        guard let text = try SeedFolder.read(path) else {
            throw CommandError(
                "There is no file \(path): run moneta-core data seed first, or name it with --seed, --key and --certificate."
            )
        }
        return text
    }

    /// As they are: a text that is read and written again might not be the same bytes.
    private func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(
                "There is no file \(path), or it cannot be read: name the file that holds the request's body.")
        }
        return [UInt8](data)
    }
}
