import FoundationEssentials

/// Source: AWS Lambda developer guide, "Extensions API reference", version 2020-01-01.
extension RuntimeRequest {
    func performExtensionCall(_ prefix: String, on calls: any ExtensionCalls) async -> RuntimeReply {
        switch (method, path.dropFirst(prefix.count)) {
        case ("POST", "register"):
            return await register(on: calls)
        case ("GET", "event/next"):
            return await identified { await calls.nextEvent(of: $0) }
        case ("POST", "init/error"):
            return await fail(to: .initError, on: calls)
        case ("POST", "exit/error"):
            return await fail(to: .exitError, on: calls)
        default:
            return .notFound
        }
    }

    private func register(on calls: any ExtensionCalls) async -> RuntimeReply {
        guard let name = headers["lambda-extension-name"], !name.isEmpty else { return .noExtensionName }
        guard let body = wholeBody, let input = try? JSONDecoder().decode(Registration.self, from: Data(body)) else {
            return .invalidRegistration("The body is no JSON object with a list of texts as its events")
        }
        guard (input.configurationKeys ?? []).isEmpty else {
            return .invalidRegistration("configurationKeys are deprecated; use environment variables instead")
        }
        let features = headers["lambda-extension-accept-feature"]?.split(separator: ",") ?? []
        return await calls.register(
            extension: name, input.events ?? [],
            wantsAccountID: features.contains { $0.filter { $0 != " " } == "accountId" })
    }

    private func fail(to state: RegisteredExtension.State, on calls: any ExtensionCalls) async -> RuntimeReply {
        await identified { id in
            guard let type = headers["lambda-extension-function-error-type"], !type.isEmpty else {
                return .noErrorType
            }
            return await calls.fail(extension: id, to: state, type: type)
        }
    }

    private func identified(_ body: (String) async -> RuntimeReply) async -> RuntimeReply {
        guard let text = headers["lambda-extension-identifier"], !text.isEmpty else { return .noIdentifier }
        guard let id = UUID(uuidString: text) else { return .invalidIdentifier }
        return await body(id.uuidString.lowercased())
    }

    private struct Registration: Decodable {
        let events: [String]?
        let configurationKeys: [String]?
    }
}
