import Emulator
import FoundationEssentials
import ServiceLifecycle

/// Tells, once every server listens, where it can be reached.
struct Announcement: Service {
    let emulator: Emulator
    let readyFile: String?

    func run() async throws {
        await emulator.ready()
        // Another service may have failed instead.
        guard !Task.isCancelled else { return }
        try Terminal.write(emulator.report.onceRunning + "\n")
        if let readyFile {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(emulator.addresses).write(to: URL(filePath: readyFile), options: .atomic)
        }
        try? await gracefulShutdown()
    }
}
