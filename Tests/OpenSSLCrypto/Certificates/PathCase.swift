import TestSupport

@testable import OpenSSLCrypto

/// A certificate, what is offered and what is trusted: judged by `CertificateStore` and by the `openssl` command.
struct PathCase: Sendable {
    static let start: Int64 = 1_700_000_000
    static let now: Int64 = 1_800_000_000
    static let end: Int64 = 2_000_000_000

    var leaf: X509Certificate
    var intermediates: [X509Certificate] = []
    var anchors: [X509Certificate]
    var lists: [CertificateRevocationList] = []
    var checksRevocation = false
    var usage = CertificateUsage.anything
    var time = now

    func judge() throws -> Result<CertificatePath, CertificatePathError> {
        let store = try CertificateStore(
            trusting: anchors, revocationLists: lists, checksRevocation: checksRevocation)
        return Result { () throws(CertificatePathError) in
            try store.path(of: leaf, intermediates: intermediates, usage: usage, at: time)
        }
    }

    /// What `openssl verify` says of the same files.
    func judgeByCommand() async throws -> FinishedProcess {
        try await TemporaryDirectory.with { folder in
            var arguments = [
                "verify", "-attime", "\(time)", "-auth_level", "2", "-partial_chain", "-verify_depth",
                "\(CertificateStore.betweenMax)",
            ]
            arguments += ["-CAfile", try folder.write("anchors.pem", anchors.map(\.pem).joined())]
            if checksRevocation { arguments.append("-crl_check_all") }
            if !lists.isEmpty { arguments += ["-CRLfile", try folder.write("lists.pem", lists.map(\.pem).joined())] }
            if !intermediates.isEmpty {
                arguments += ["-untrusted", try folder.write("between.pem", intermediates.map(\.pem).joined())]
            }
            switch usage {
            case .anything, .signing: break
            case .tlsClient: arguments += ["-purpose", "sslclient"]
            case .tlsServer: arguments += ["-purpose", "sslserver"]
            }
            return try await ChildProcess.finish("openssl", arguments + [try folder.write("leaf.pem", leaf.pem)])
        }
    }
}

extension CertificateTemplate {
    static func leaf(
        _ name: String = "leaf", notBefore: Int64 = PathCase.start, notAfter: Int64 = PathCase.end,
        dnsNames: [String] = [], tlsUsages: Set<TLSUsage> = []
    ) throws -> CertificateTemplate {
        CertificateTemplate(
            commonName: name, publicKey: try PrivateKey.generate(.p256).publicKey, notBefore: notBefore,
            notAfter: notAfter, dnsNames: dnsNames, tlsUsages: tlsUsages)
    }
}

extension CertificateAuthority {
    static func root(_ name: String = "root") throws -> CertificateAuthority {
        try root(commonName: name, notBefore: PathCase.start, notAfter: PathCase.end)
    }

    func below(
        _ name: String, notAfter: Int64 = PathCase.end, authoritiesBelowMax: Int? = nil,
        dnsNamesPermitted: String? = nil
    ) throws -> CertificateAuthority {
        try subordinate(
            commonName: name, notBefore: PathCase.start, notAfter: notAfter,
            authoritiesBelowMax: authoritiesBelowMax, dnsNamesPermitted: dnsNamesPermitted)
    }

    func list(
        _ revoked: [X509Certificate] = [], reason: CertificateRevocation.Reason? = nil,
        thisUpdate: Int64 = PathCase.start, nextUpdate: Int64 = PathCase.end
    ) throws -> CertificateRevocationList {
        try revocationList(revoking: revoked, reason: reason, thisUpdate: thisUpdate, nextUpdate: nextUpdate)
    }
}
