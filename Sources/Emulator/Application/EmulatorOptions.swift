package import Storage

/// How one application is run.
package struct EmulatorOptions: Sendable {
    /// The root template's path.
    package var templatePath: String
    /// Values for the root template's parameters.
    package var parameters: [String: String]
    /// Where the servers listen. Anything but a loopback address opens the emulator, which asks nobody for a password,
    /// to the network.
    package var host: String
    /// The port of the first API; further APIs take the ports after it. 0 takes any free port.
    package var apiPort: Int
    /// The port of every AWS service endpoint. 0 takes any free port.
    package var servicesPort: Int
    package var store: StoreLocation
    package var region: String
    package var accountID: String
    /// How many execution environments a function has at most, unless it reserves a concurrency of its own.
    package var environmentsMax: Int
    /// How long an asynchronous invocation that failed waits for its first retry, by the emulator's clock; the second waits
    /// twice as long. AWS has 60.
    package var asynchronousRetryDelaySeconds: Double

    package init(
        templatePath: String, parameters: [String: String] = [:], host: String = "127.0.0.1", apiPort: Int = 3000,
        servicesPort: Int = 4566, store: StoreLocation, region: String = "us-east-1",
        accountID: String = "000000000000", environmentsMax: Int = 10,
        asynchronousRetryDelaySeconds: Double = 60
    ) {
        self.templatePath = templatePath
        self.parameters = parameters
        self.host = host
        self.apiPort = apiPort
        self.servicesPort = servicesPort
        self.store = store
        self.region = region
        self.accountID = accountID
        self.environmentsMax = environmentsMax
        self.asynchronousRetryDelaySeconds = asynchronousRetryDelaySeconds
    }
}
