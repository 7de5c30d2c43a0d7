import Functions
import Secrets
import ServiceLifecycle

/// Rotates secrets by their functions.
struct SecretRotation: Service {
    let secrets: SecretsService
    let invoker: any Invoker

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await secrets.runRotations { function, payload in
                let result = try await invoker.invoke(function, payload: payload, options: InvocationOptions())
                guard result.failure == nil else {
                    throw RotationFailure(description: String(decoding: result.payload.prefix(1024), as: UTF8.self))
                }
            }
        }
    }
}

/// What a rotation function answered instead of doing its step.
private struct RotationFailure: Error, CustomStringConvertible {
    let description: String
}
