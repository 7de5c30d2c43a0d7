/// Who may import what (design.md, "Folders").
enum ImportRule {
    /// What functions are made of, from the bottom up: a module imports only those of steps below its own.
    private static let steps: [Set<String>] = [
        ["CCurl", "CCares", "COpenSSL", "POSIXProcess", "JSONCoding", "LambdaEvents"],
        ["CurlTransport", "OpenSSLCrypto"],
        ["LambdaAPI"],
        ["LambdaExtensions", "FunctionRuntime"],
        ["SharedLayer"],
    ]
    private static let functionModules = steps.reduce(into: Set<String>()) { $0.formUnion($1) }

    static func check(_ files: [SourceFile]) -> [Violation] {
        let pipelines = Set(files.filter(isPipeline).map(\.module))
        let emulator = Set(files.filter { $0.folders.count > 2 && $0.folders[1] == "Emulator" }.map(\.module))
        return files.flatMap { file in
            file.imports.compactMap { module, line in
                reason(file, module, pipelines, emulator).map { file.violation(line, $0) }
            }
        }
    }

    private static func isPipeline(_ file: SourceFile) -> Bool {
        file.folders.count > 2 && file.folders[1] == "Handlers" && file.folders[2] != "Bootstrap"
    }

    private static func reason(
        _ file: SourceFile, _ module: String, _ pipelines: Set<String>, _ emulator: Set<String>
    ) -> String? {
        let top = file.folders.count > 1 ? file.folders[1] : ""
        let isFunction = functionModules.contains(top) || top == "Handlers"
        if isFunction, module == "Foundation" {
            return "what functions import uses FoundationEssentials, never Foundation"
        }
        if isPipeline(file), pipelines.contains(module), module != file.module {
            return "no pipeline imports another (\(module))"
        }
        let isPlatform = top == "Emulator" || top == "moneta"
        if isPlatform, pipelines.contains(module) || ["FunctionRuntime", "SharedLayer"].contains(module) {
            return "the emulator knows functions only as processes, so it must not import \(module)"
        }
        if isFunction, emulator.contains(module) || ["Emulator", "moneta", "Scenario", "demo"].contains(module) {
            return "imports point down only, so \(top) must not import \(module)"
        }
        return stepReason(top, module, pipelines)
    }

    private static func stepReason(_ top: String, _ module: String, _ pipelines: Set<String>) -> String? {
        guard let own = steps.firstIndex(where: { $0.contains(top) }) else { return nil }
        let other = steps.firstIndex { $0.contains(module) } ?? (pipelines.contains(module) ? steps.count : -1)
        guard other >= own, module != top else { return nil }
        let name = top == "SharedLayer" ? "the shared layer" : top
        return "imports point down only, so \(name) must not import \(module)"
    }
}
