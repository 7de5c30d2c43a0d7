/// A Lambda function.
package struct FunctionResource: Sendable, Equatable {
    /// The nested stack's logical id in the root template; for the root's own functions the root stack's name.
    package var stack: String
    package var logicalID: String
    package var name: String
    package var handler: String
    package var runtime: String
    /// An absolute path to a folder or a zip.
    package var codePath: String
    /// Absolute paths to folders or zips, in the order in which they are laid over each other.
    package var layerPaths: [String]
    package var memoryMegabytes: Int
    package var timeoutSeconds: Int
    package var environment: [String: String]
    package var reservedConcurrency: Int?
    /// The queue or topic for asynchronous events that failed.
    package var deadLetterTargetARN: String?
    package var location: TemplateLocation
}
