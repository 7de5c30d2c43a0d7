package import FoundationEssentials
package import NIOCore
import NIOPosix

/// What the pool of execution environments is told at start: addresses, limits, clock and identifiers.
package struct FunctionPoolSettings: Sendable {
    package var region: String
    /// Twelve digits.
    package var accountID: String
    /// `AWS_ENDPOINT_URL` of the functions, such as `http://127.0.0.1:4566`.
    package var servicesURL: String
    /// Absolute; below it lie unpacked zips, merged layers and the environments' temporary folders.
    package var workFolder: String
    /// How many environments a function has at most unless it reserves a concurrency of its own.
    package var environmentsMax = 10
    /// How many invocations of one function wait for an environment at most.
    package var waitingMax = 1000
    /// How long an environment stays warm without work.
    package var idleMax: Duration = .seconds(600)
    /// The init phase's bound on AWS. A function whose own timeout is longer has that long, as on AWS, where init is
    /// then run again inside of the invocation; here it is not begun anew.
    package var initMax: Duration = .seconds(10)
    /// How long invocations in hand may go on when the emulator shuts down.
    package var shutdownMax: Duration = .seconds(10)
    /// Between SIGTERM and SIGKILL for a runtime with an internal extension.
    package var runtimeShutdownMax: Duration = .milliseconds(500)
    /// The same for one that has external extensions beside it alone.
    package var runtimeShutdownBesideExtensionsMax: Duration = .milliseconds(300)
    /// For the runtime and external extensions together.
    package var shutdownPhaseMax: Duration = .seconds(2)
    /// How long the end of a killed process may take.
    package var terminationMax: Duration = .seconds(2)
    package var now: @Sendable () -> Date = { Date() }
    /// Makes request ids and names of environments.
    package var newID: @Sendable () -> String = { UUID().uuidString.lowercased() }
    package var eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton

    package init(
        region: String = "us-east-1", accountID: String = "123456789012", servicesURL: String, workFolder: String
    ) {
        self.region = region
        self.accountID = accountID
        self.servicesURL = servicesURL
        self.workFolder = workFolder
    }
}
