/// A SAM application, read and resolved: what the emulator has to run.
package struct Application: Sendable, Equatable {
    package var functions: [FunctionResource] = []
    /// Dead-letter queues stand before the queues that name them, so that they can be made in this order.
    package var queues: [QueueResource] = []
    package var tables: [TableResource] = []
    package var keys: [KeyResource] = []
    package var parameters: [ParameterResource] = []
    package var secrets: [SecretResource] = []
    package var apis: [APIResource] = []
    package var eventSources: [EventSourceResource] = []
    package var schedules: [ScheduleResource] = []
    /// What a template asks for that is not emulated; told at start-up.
    package var unsupported: [UnsupportedFeature] = []
    /// What runs here but would fail on AWS, such as a route whose function does not permit the API; told at start-up.
    package var warnings: [TemplateWarning] = []
    /// The root stack's outputs, and each nested stack's under `Stack.Output`.
    package var outputs: [String: String] = [:]

    package init() {}
}
