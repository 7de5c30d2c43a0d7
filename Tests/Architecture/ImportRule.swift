/// Who may import what (design.md, "Folders").
enum ImportRule {
    private static let functionModules: Set<String> = [
        "POSIXProcess", "CurlTransport", "OpenSSLCrypto", "JSONCoding", "LambdaAPI", "LambdaEvents", "LambdaExtensions",
        "FunctionRuntime", "SharedLayer",
    ]

    static func check(_ files: [SourceFile]) -> [Violation] {
        let pipelines = Set(files.filter(isPipeline).map(\.module))
        return files.flatMap { file in
            file.imports.compactMap { module, line in
                reason(file, module, pipelines).map { file.violation(line, $0) }
            }
        }
    }

    private static func isPipeline(_ file: SourceFile) -> Bool {
        file.folders.count > 2 && file.folders[1] == "Handlers" && file.folders[2] != "Bootstrap"
    }

    private static func reason(_ file: SourceFile, _ module: String, _ pipelines: Set<String>) -> String? {
        let top = file.folders.count > 1 ? file.folders[1] : ""
        if functionModules.contains(top) || top == "Handlers", module == "Foundation" {
            return "what functions import uses FoundationEssentials, never Foundation"
        }
        if isPipeline(file), pipelines.contains(module), module != file.module {
            return "no pipeline imports another (\(module))"
        }
        let isPlatform = top == "Emulator" || top == "moneta"
        if isPlatform, pipelines.contains(module) || ["FunctionRuntime", "SharedLayer"].contains(module) {
            return "the emulator knows functions only as processes, so it must not import \(module)"
        }
        if functionModules.contains(top), top != "SharedLayer", pipelines.contains(module) || module == "SharedLayer" {
            return "imports point down only, so \(top) must not import \(module)"
        }
        if top == "SharedLayer", pipelines.contains(module) {
            return "imports point down only, so the shared layer must not import \(module)"
        }
        return nil
    }
}
