import TestSupport

/// The Python package `cryptography`, with an OpenSSL of its own, as a peer that nobody here wrote.
///
/// It comes with moto, whose environment other tests use too.
struct ForeignCrypto {
    private let python: String

    static func prepare() async throws -> ForeignCrypto {
        let environment = try await PythonEnvironment.moto()
        return ForeignCrypto(python: environment.python)
    }

    /// Runs a script with arguments and gives back what it printed, without the newline at its end.
    func run(_ script: String, _ arguments: [String]) async throws -> String {
        let finished = try await ChildProcess.finish(python, ["-c", Self.prelude + script] + arguments)
        guard finished.succeeded else { throw TestSupportError(.processFailed, finished.output) }
        return String(finished.output.prefix { $0 != "\n" })
    }

    private static let prelude = """
        import sys
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils
        arguments = sys.argv[1:]
        def octets(text): return bytes.fromhex(text)
        def digest(name): return getattr(hashes, name)()
        def pss(name, salt=None):
            return padding.PSS(mgf=padding.MGF1(digest(name)), salt_length=salt or digest(name).digest_size)

        """
}
