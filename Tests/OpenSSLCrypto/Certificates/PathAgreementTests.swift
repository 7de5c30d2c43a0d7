import TestSupport
import Testing

@testable import OpenSSLCrypto

/// Every verdict is compared with that of the `openssl verify` command over the same certificates and lists.
@Suite struct PathAgreementTests {
    private typealias Code = CertificatePathError.Code

    private func check(
        _ subject: PathCase, _ expected: CertificatePathError.Code?, commandSays words: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let verdict = try await subject.judgeByCommand()
        switch try subject.judge() {
        case .success:
            #expect(expected == nil, sourceLocation: sourceLocation)
            #expect(verdict.succeeded, "\(verdict.output)", sourceLocation: sourceLocation)
        case .failure(let error):
            #expect(error.code == expected, "\(error)", sourceLocation: sourceLocation)
            let said = words ?? "at \(error.depth) depth lookup: \(error.message)"
            #expect(
                !verdict.succeeded && verdict.output.contains(said), "\(verdict.output)", sourceLocation: sourceLocation
            )
        }
    }

    @Test("A path counts between its certificates' times, and not a second before or after")
    func times() async throws {
        let root = try CertificateAuthority.root()
        let between = try root.below("between", notAfter: PathCase.now + 50)
        let leaf = try between.issue(.leaf(notBefore: PathCase.now - 10, notAfter: PathCase.now + 10))
        var subject = PathCase(leaf: leaf, intermediates: [between.certificate], anchors: [root.certificate])
        for (seconds, expected) in [
            (-11, .notYetValid), (-10, nil), (9, nil), (11, .expired),
        ] as [(Int64, Code?)] {
            subject.time = PathCase.now + seconds
            try await check(subject, expected)
        }
        subject.leaf = try between.issue(.leaf())
        subject.time = PathCase.now + 60
        try await check(subject, .expired)
    }

    @Test("Who is not trusted has signed itself, is unknown, or goes round in a circle")
    func untrusted() async throws {
        let (root, other) = (try CertificateAuthority.root(), try CertificateAuthority.root("other"))
        let between = try root.below("between")
        let leaf = try between.issue(.leaf())
        try await check(PathCase(leaf: leaf, anchors: [root.certificate]), .unknownIssuer)
        try await check(
            PathCase(leaf: leaf, intermediates: [between.certificate, root.certificate], anchors: [other.certificate]),
            .selfSigned)
        let own = try PrivateKey.generate(.p256)
        let alone = try X509Certificate.selfSigned(
            subjectCommonName: "alone", key: own, notBefore: PathCase.start, notAfter: PathCase.end)
        try await check(PathCase(leaf: alone, anchors: [root.certificate]), .selfSigned)
        try await check(PathCase(leaf: alone, anchors: [alone]), nil)
    }

    @Test("Two authorities that have signed each other lead nowhere, and to an anchor that one of them is")
    func loop() async throws {
        let (a, b) = (try CertificateAuthority.root("A"), try CertificateAuthority.root("B"))
        func cross(_ issuer: CertificateAuthority, _ subject: CertificateAuthority) throws -> X509Certificate {
            try issuer.issue(
                CertificateTemplate(
                    commonName: subject.certificate.subject.replacing("CN=", with: ""),
                    publicKey: subject.certificate.publicKey, notBefore: PathCase.start, notAfter: PathCase.end,
                    isAuthority: true))
        }
        let (aByB, bByA) = (try cross(b, a), try cross(a, b))
        let leaf = try a.issue(.leaf())
        let stranger = try CertificateAuthority.root("stranger")
        let circle = PathCase(leaf: leaf, intermediates: [aByB, bByA], anchors: [stranger.certificate])
        try await check(circle, .loop, commandSays: "at 2 depth lookup: unable to get local issuer certificate")
        try await check(PathCase(leaf: leaf, intermediates: [aByB, bByA], anchors: [b.certificate]), nil)
    }

    @Test("A path is as long as its authorities and the store allow")
    func lengths() async throws {
        let root = try CertificateAuthority.root()
        let last = try root.below("last", authoritiesBelowMax: 0)
        let tooFar = try last.below("too far")
        try await check(
            PathCase(
                leaf: try tooFar.issue(.leaf()), intermediates: [last.certificate, tooFar.certificate],
                anchors: [root.certificate]), .pathLengthExceeded)
        var chain = [root]
        for number in 0..<(CertificateStore.betweenMax + 1) {
            chain.append(try chain[number].below("between \(number)"))
        }
        let subject = PathCase(
            leaf: try chain[CertificateStore.betweenMax + 1].issue(.leaf()),
            intermediates: chain.dropFirst().map(\.certificate), anchors: [root.certificate])
        try await check(subject, .tooLong)
        let longest = PathCase(
            leaf: try chain[CertificateStore.betweenMax].issue(.leaf()),
            intermediates: chain[1...CertificateStore.betweenMax].map(\.certificate), anchors: [root.certificate])
        try await check(longest, nil)
    }

    @Test("A certificate is used for what it says")
    func usages() async throws {
        let root = try CertificateAuthority.root()
        let server = try root.issue(.leaf("server", dnsNames: ["a.example"], tlsUsages: [.server]))
        let client = try root.issue(.leaf("client", tlsUsages: [.client]))
        for (leaf, usage, expected) in [
            (server, .tlsServer, nil), (server, .tlsClient, .wrongUsage), (client, .tlsClient, nil),
            (client, .tlsServer, .wrongUsage), (client, .signing, nil),
        ] as [(X509Certificate, CertificateUsage, Code?)] {
            try await check(PathCase(leaf: leaf, anchors: [root.certificate], usage: usage), expected)
        }
        let authority = PathCase(
            leaf: try root.below("below").certificate, anchors: [root.certificate], usage: .signing)
        #expect(throws: CertificatePathError.self) { try authority.judge().get() }
    }

    @Test("A leaf that signs, and a name outside of what is permitted, do not count")
    func constraints() async throws {
        let root = try CertificateAuthority.root()
        let key = try PrivateKey.generate(.p256)
        let none = try CertificateAuthority(
            certificate: root.issue(
                CertificateTemplate(
                    commonName: "no authority", publicKey: key.publicKey, notBefore: PathCase.start,
                    notAfter: PathCase.end)), key: key)
        try await check(
            PathCase(
                leaf: try none.issue(.leaf()), intermediates: [none.certificate], anchors: [root.certificate]),
            .invalidAuthority)
        let bound = try root.below("bound", dnsNamesPermitted: "example.com")
        for (name, expected) in [("a.example.com", nil), ("a.example.org", .nameNotPermitted)] as [(String, Code?)] {
            try await check(
                PathCase(
                    leaf: try bound.issue(.leaf(dnsNames: [name])), intermediates: [bound.certificate],
                    anchors: [root.certificate]), expected)
        }
    }

    @Test("Each certificate of a path needs a current list of its own issuer")
    func revocationLists() async throws {
        let (root, impostor) = (try CertificateAuthority.root(), try CertificateAuthority.root())
        let between = try root.below("between")
        let leaf = try between.issue(.leaf())
        let ofRoot = try root.list()
        for (lists, expected) in [
            ([ofRoot, try between.list()], nil), ([], .revocationUnknown), ([ofRoot], .revocationUnknown),
            ([try between.list()], .revocationUnknown), ([ofRoot, try between.list([leaf])], .revoked),
            ([try root.list([between.certificate]), try between.list()], .revoked),
            ([ofRoot, try between.list(nextUpdate: PathCase.now - 1)], .revocationListExpired),
            ([ofRoot, try between.list(thisUpdate: PathCase.now + 1)], .revocationListNotYetValid),
            ([try impostor.list(), try between.list()], .revocationListInvalid),
        ] as [([CertificateRevocationList], Code?)] {
            try await check(
                PathCase(
                    leaf: leaf, intermediates: [between.certificate], anchors: [root.certificate], lists: lists,
                    checksRevocation: true), expected)
        }
    }

    @Test("A revocation says when and why", arguments: CertificateRevocation.Reason.allCases)
    func revocation(reason: CertificateRevocation.Reason) async throws {
        let root = try CertificateAuthority.root()
        let leaf = try root.issue(.leaf())
        let list = try root.list([leaf], reason: reason, thisUpdate: PathCase.now - 7)
        let subject = PathCase(leaf: leaf, anchors: [root.certificate], lists: [list], checksRevocation: true)
        guard reason != .removedFromList else {
            // A certificate that was taken off the list counts again.
            try await check(subject, nil)
            return
        }
        try await check(subject, .revoked)
        let error = #expect(throws: CertificatePathError.self) { try subject.judge().get() }
        #expect(error?.revocation == CertificateRevocation(date: PathCase.now - 7, reason: reason))
    }

    @Test("A short RSA key and a signature over SHA-1 are too weak")
    func weak() async throws {
        try await TemporaryDirectory.with { folder in
            let (rootKey, root) = (folder.file("root.key"), folder.file("root.pem"))
            func openssl(_ arguments: String...) async throws {
                let finished = try await ChildProcess.finish("openssl", arguments)
                try #require(finished.succeeded, "\(finished.output)")
            }
            try await openssl(
                "req", "-x509", "-newkey", "rsa:2048", "-noenc", "-keyout", rootKey, "-out", root, "-subj", "/CN=root",
                "-days", "2")
            for (bits, digest, expected) in [
                ("1024", "-sha256", .weakKey), ("2048", "-sha1", .weakDigest), ("2048", "-md5", .weakDigest),
                ("2048", "-sha256", nil),
            ] as [(String, String, Code?)] {
                let (key, request, leaf) = (folder.file("leaf.key"), folder.file("leaf.csr"), folder.file("leaf.pem"))
                try await openssl(
                    "req", "-newkey", "rsa:\(bits)", "-noenc", "-keyout", key, "-out", request, "-subj", "/CN=leaf")
                try await openssl(
                    "x509", "-req", "-in", request, "-CA", root, "-CAkey", rootKey, "-out", leaf, "-days", "2",
                    digest, "-set_serial", "1")
                let certificate = try X509Certificate(pem: await ChildProcess.finish("cat", [leaf]).output)
                let anchor = try X509Certificate(pem: await ChildProcess.finish("cat", [root]).output)
                try await check(
                    PathCase(leaf: certificate, anchors: [anchor], time: certificate.notBefore + 1), expected)
            }
        }
    }
}
