/// Turns the resources of one type into what the emulator runs.
protocol ResourceMapping: SendableMetatype {
    /// The properties that the emulator acts on.
    static var emulated: Set<String> { get }
    /// The properties that mean nothing on one machine, such as `Tags`; every other one is told at start-up.
    static var meaningless: Set<String> { get }

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly)
}
