import FoundationEssentials
import GRDB
import Glibc
import OpenSSLCrypto
import Storage
import TestSupport
import Testing
import Wire

@testable import Keys

@Suite struct MasterKeyTests {
    private func sign(_ keys: KeysHarness, _ id: String) async throws -> String? {
        try await keys.reply("Sign", #"{"KeyId":"\#(id)","Message":"AAAA","SigningAlgorithm":"ECDSA_SHA_256"}"#)
            .signature?
            .base64EncodedString()
    }

    /// A folder with one key in it, closed.
    private func withKey(_ body: (TemporaryDirectory, String) async throws -> Void) async throws {
        try await TemporaryDirectory.with { folder in
            let keys = try KeysHarness(at: .directory(folder.path))
            let id = try await keys.createKey("ECC_NIST_P256")
            try keys.close()
            try await body(folder, id)
        }
    }

    private func startError(_ folder: TemporaryDirectory) -> KeysError? {
        #expect(throws: KeysError.self) { try KeysHarness(at: .directory(folder.path)) }
    }

    @Test("makes a master key that its owner alone can read, once")
    func created() async throws {
        try await withKey { folder, _ in
            let path = folder.file("master.key")
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            let bytes = try Data(contentsOf: URL(filePath: path))
            #expect(bytes.count == 32)
            try KeysHarness(at: .directory(folder.path)).close()
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test("uses its keys again after a restart")
    func restart() async throws {
        try await withKey { folder, id in
            let keys = try KeysHarness(at: .directory(folder.path))
            let signature = try #require(try await sign(keys, id))
            let verified = try await keys.reply(
                "Verify",
                #"{"KeyId":"\#(id)","Message":"AAAA","SigningAlgorithm":"ECDSA_SHA_256","Signature":"\#(signature)"}"#)
            #expect(verified.isValid == true)
            try keys.close()
        }
    }

    @Test("does not start over keys whose master key is missing, and does not make another one")
    func missing() async throws {
        try await withKey { folder, _ in
            let path = folder.file("master.key")
            try FileManager.default.removeItem(atPath: path)
            let error = startError(folder)
            #expect(error?.code == .masterKeyMissing)
            #expect(error?.message.contains(path) == true)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("does not start with another master key, a broken one, or one that others may read")
    func wrong() async throws {
        try await withKey { folder, _ in
            let path = folder.file("master.key")
            try Data(repeating: 7, count: 32).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(startError(folder)?.code == .masterKeyWrong)
            try Data(repeating: 7, count: 31).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(startError(folder)?.code == .masterKeyUnreadable)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let exposed = startError(folder)
            #expect(exposed?.code == .masterKeyExposed)
            #expect(exposed?.message.hasSuffix("chmod 600 \(path)") == true)
        }
    }

    @Test("keeps no private key readable on disk")
    func sealed() async throws {
        try await TemporaryDirectory.with { folder in
            let keys = try KeysHarness(at: .directory(folder.path))
            let id = try await keys.createKey("RSA_2048")
            let record = try #require(try await keys.service.ring.key(id: id))
            guard case .pair(let key) = try keys.service.ring.material(of: record) else {
                Issue.record("no key pair")
                return
            }
            try keys.close()
            // 64 bytes from the middle, where the primes are.
            let needle = Array(key.pkcs8DER.dropFirst(400).prefix(64))
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.file(name))))
                #expect(!contains(bytes, needle), "\(name)")
            }
        }
    }

    @Test("opens no secret that was moved to another key's row")
    func swapped() async throws {
        let keys = try KeysHarness()
        let first = try await keys.createKey("ECC_NIST_P256")
        let second = try await keys.createKey("ECC_NIST_P256")
        try await keys.service.ring.store.write { db in
            try db.execute(
                sql: "UPDATE key SET sealed = (SELECT sealed FROM key WHERE id = ?) WHERE id = ?",
                arguments: [second, first])
        }
        let response = await keys.call(
            "Sign", #"{"KeyId":"\#(first)","Message":"AAAA","SigningAlgorithm":"ECDSA_SHA_256"}"#)
        #expect(response.status == 500)
    }

    private func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        guard bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains { place in
            bytes[place] == needle[0] && bytes[place..<place + needle.count].elementsEqual(needle)
        }
    }
}
