import Parameters
import Secrets
import Templates
import Wire

/// Looks up `{{resolve:…}}` in the environment of functions, once the stores are open.
///
/// Source: AWS CloudFormation user guide, "Get values stored in other services using dynamic references".
struct DynamicReferences {
    let parameters: ParametersService
    let secrets: SecretsService

    private static let opening = "{{resolve:"
    private static let closing = "}}"

    /// - Throws: `EmulatorError` that names the function and the reference that leads nowhere.
    func resolve(_ application: inout Application) async throws {
        for index in application.functions.indices {
            let function = application.functions[index]
            for (name, text) in function.environment where text.contains(Self.opening) {
                do {
                    application.functions[index].environment[name] = try await resolve(text)
                } catch let error as ServiceError {
                    throw EmulatorError(
                        .resourceRefused, "\(function.stack)/\(function.logicalID): \(name): \(text): \(error.message)")
                }
            }
        }
    }

    private func resolve(_ text: String) async throws -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: Self.opening),
            let end = rest[start.upperBound...].firstRange(of: Self.closing)
        {
            result += rest[..<start.lowerBound]
            result += try await value(String(rest[start.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    /// - Parameter reference: the service, a colon and what it looks up.
    private func value(_ reference: String) async throws -> String {
        let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let target = parts.count > 1 ? parts[1] : ""
        switch parts[0] {
        case "ssm", "ssm-secure": return try await parameters.text(target)
        case "secretsmanager": return try await secret(target)
        default:
            throw ServiceError("ValidationError", "The service \(parts[0]) has no dynamic references.")
        }
    }

    /// `secret-id:SecretString:json-key:version-stage:version-id`; all but the id may be left out.
    private func secret(_ target: String) async throws -> String {
        let words = target.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        // An ARN has six colons of its own.
        let idCount = words.first == "arn" ? min(7, words.count) : 1
        let options = words.dropFirst(idCount).map { $0.isEmpty ? nil : $0 }
        func option(_ index: Int) -> String? { options.count > index ? options[index] : nil }
        let text = try await secrets.text(
            secretID: words.prefix(idCount).joined(separator: ":"), stage: option(2), versionID: option(3))
        guard let text else { throw ServiceError("ValidationError", "The secret has no SecretString.") }
        guard let key = option(1) else { return text }
        guard let value = WireValue(json: Array(text.utf8))?[key] else {
            throw ServiceError("ValidationError", "Could not find a value associated with JSONKey in SecretString")
        }
        return value.text ?? value.number.map { number in
            Int(exactly: number).map(String.init) ?? String(number)
        } ?? String(value.bool ?? false)
    }
}
