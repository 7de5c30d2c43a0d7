import FoundationEssentials
import ServiceLifecycle

/// Removes the folder of unpacked packages at the end where nothing is to be kept.
///
/// It starts before the functions, so it ends after them.
struct TemporaryWorkFolder: Service {
    let path: String
    let isKept: Bool

    func run() async throws {
        try? await gracefulShutdown()
        if !isKept { try? FileManager.default.removeItem(atPath: path) }
    }
}
