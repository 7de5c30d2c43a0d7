/// The checks of one pipeline against a deployment that runs: each a behaviour that a caller can see.
///
/// A new pipeline's suite is a type of its own, named in `IntegrationSuites.all`.
package protocol IntegrationSuite: Sendable {
    /// As the command line calls it.
    static var pipeline: String { get }

    init()

    /// Makes the checks, one after another: later ones may build on what earlier ones left. Throws only what keeps all that
    /// follow from being made.
    func run(_ run: IntegrationRun) async throws
}
