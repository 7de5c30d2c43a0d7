/// A SAM application, read and resolved: what the emulator has to run.
package struct Application: Sendable {
    package var functions: [FunctionResource] = []
    package var queues: [QueueResource] = []
    package var tables: [TableResource] = []
    package var keys: [KeyResource] = []
    package var apis: [APIResource] = []
    package var eventSources: [EventSourceResource] = []
    package var schedules: [ScheduleResource] = []
    /// What a template asks for that is not emulated; told at start-up.
    package var unsupported: [UnsupportedFeature] = []
    /// The root stack's outputs, and each nested stack's under `Stack.Output`.
    package var outputs: [String: String] = [:]

    package init() {}
}

package struct FunctionResource: Sendable, Equatable {
    /// The nested stack's logical id in the root template; for the root's own functions the root stack's name.
    package var stack: String
    package var logicalID: String
    package var name: String
    package var handler: String
    package var runtime: String
    /// An absolute path to a folder or a zip.
    package var codePath: String
    package var layerPaths: [String]
    package var memoryMegabytes: Int
    package var timeoutSeconds: Int
    package var environment: [String: String]
    package var reservedConcurrency: Int?
    package var location: TemplateLocation
}

package struct QueueResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// By their CloudFormation names, values as SQS's API takes them, such as `VisibilityTimeout: "30"`.
    package var attributes: [String: String]
    package var location: TemplateLocation
}

package struct TableResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// The resource's properties as the JSON body of `CreateTable`.
    package var createTableBody: [UInt8]
    package var location: TemplateLocation
}

package struct KeyResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    /// A UUID made from the stack and the logical id, so that it is the same at each start.
    package var keyID: String
    package var keySpec: String
    package var keyUsage: String
    package var description: String
    /// Alias names, such as `alias/moneta-signing`.
    package var aliases: [String]
    package var location: TemplateLocation
}

/// An HTTP API (API Gateway v2, payload format 2.0).
package struct APIResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var id: String
    package var name: String
    package var stage: String
    package var routes: [Route]
    package var location: TemplateLocation

    package struct Route: Sendable, Equatable {
        /// `POST /api/v1/events/subscription_charges`, `ANY /x/{proxy+}` or `$default`.
        package var key: String
        /// The function's ARN or name.
        package var function: String
        package var timeoutMilliseconds: Int
        package var location: TemplateLocation
    }
}

/// An event source mapping from a queue to a function.
package struct EventSourceResource: Sendable, Equatable {
    package var function: String
    package var queueARN: String
    package var batchSize: Int
    package var batchingWindowSeconds: Int
    package var reportsBatchItemFailures: Bool
    package var maximumConcurrency: Int?
    package var isEnabled: Bool
    package var location: TemplateLocation
}

/// A `rate(…)` schedule that invokes a function.
package struct ScheduleResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var function: String
    package var intervalSeconds: Int
    /// The constant event, or nil for AWS's scheduled event.
    package var input: String?
    package var location: TemplateLocation
}

package struct UnsupportedFeature: Sendable, Equatable {
    /// `Stack/LogicalId`.
    package var resource: String
    package var what: String
    package var location: TemplateLocation
}

/// A place in a template, written `path:line`.
package struct TemplateLocation: Sendable, Equatable, CustomStringConvertible {
    package var path: String
    package var line: Int

    package init(path: String, line: Int) {
        self.path = path
        self.line = line
    }

    package var description: String { "\(path):\(line)" }
}
