import FoundationEssentials
import Keys
import Wire

/// Values, sealed and opened with the context that AWS binds them to.
extension ParametersService {
    func seal(_ value: [UInt8], of name: String, under keyID: String) async throws -> [UInt8] {
        do {
            return try await keys.seal(value, under: keyID, context: context(name)).bytes
        } catch let error as ServiceError {
            throw Self.invalidKey(error)
        }
    }

    /// The value as an answer tells it: a SecureString's stays a ciphertext unless decryption is asked for.
    func value(of version: VersionRecord, decrypts: Bool) async throws -> String {
        guard version.type == ParameterKind.secure.rawValue else {
            return String(decoding: version.value, as: UTF8.self)
        }
        guard decrypts else { return version.value.base64EncodedString() }
        do {
            return String(
                decoding: try await keys.open([UInt8](version.value), context: context(version.name)), as: UTF8.self)
        } catch let error as ServiceError {
            throw Self.invalidKey(error)
        }
    }

    private func context(_ name: String) -> [String: String] { ["PARAMETER_ARN": scope.arn(name)] }

    private static func invalidKey(_ error: ServiceError) -> ServiceError {
        ServiceError("InvalidKeyId", "\(error.message) (Service: AWSKMS; Status Code: 400; Error Code: \(error.code))")
    }
}
