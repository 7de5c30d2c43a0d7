import Templates
import TestSupport

/// Templates written into a temporary folder and read as the emulator reads them.
enum TemplateFixture {
    /// Reads `template.yaml` (or the first file) of `files`; `code/` is there as a folder that functions can name.
    static func read(
        _ files: [String: String], root: String = "template.yaml", parameters: [String: String] = [:],
        environment: ServiceAddresses = ServiceAddresses()
    ) async throws -> Application {
        try await TemporaryDirectory.with { folder in
            for (name, text) in files { try folder.write(name, text) }
            try folder.write("code/bootstrap", "#!/bin/sh\n")
            return try TemplateReader().read(
                path: folder.file(root), parameters: parameters, environment: environment)
        }
    }

    static func read(_ template: String, parameters: [String: String] = [:]) async throws -> Application {
        try await read(["template.yaml": template], parameters: parameters)
    }

    /// The value of the output `Value` of a template with these sections.
    static func output(_ sections: String, parameters: [String: String] = [:]) async throws -> String? {
        try await read(sections, parameters: parameters).outputs["Value"]
    }

    /// What reading complains about, each as `line: message`.
    static func issues(
        _ files: [String: String], root: String = "template.yaml", parameters: [String: String] = [:]
    ) async throws -> [TemplateIssue] {
        do {
            _ = try await read(files, root: root, parameters: parameters)
            return []
        } catch let error as TemplateError {
            return error.issues
        }
    }

    static func issues(_ template: String, parameters: [String: String] = [:]) async throws -> [TemplateIssue] {
        try await issues(["template.yaml": template], parameters: parameters)
    }

    static let function = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: code
              Handler: Hello
              Runtime: provided.al2023

        """
}
