/// What is kept of an event source mapping, in the store and across starts. Its state is not: that is made anew at each start.
package struct EventSourceMapping: Codable, Sendable, Equatable {
    package let uuid: String
    package let eventSourceARN: String
    package var functionARN: String
    /// With AWS's defaults filled in.
    package var settings: EventSourceSettings
    package var isEnabled: Bool
    package var tags: [String: String]
    package let createdMilliseconds: Int64
    package var lastModifiedMilliseconds: Int64
    /// What the template said when the mapping was made or last changed by a template; nil for one that the API has made.
    package var declaration: Declaration?

    package init(
        uuid: String, eventSourceARN: String, functionARN: String, settings: EventSourceSettings,
        isEnabled: Bool = true, tags: [String: String] = [:], createdMilliseconds: Int64 = 0,
        declaration: Declaration? = nil
    ) {
        self.uuid = uuid
        self.eventSourceARN = eventSourceARN
        self.functionARN = functionARN
        self.settings = settings
        self.isEnabled = isEnabled
        self.tags = tags
        self.createdMilliseconds = createdMilliseconds
        lastModifiedMilliseconds = createdMilliseconds
        self.declaration = declaration
    }

    /// A mapping as a template declares it.
    package struct Declaration: Codable, Sendable, Equatable {
        /// The same at each start.
        package let uuid: String
        package let eventSourceARN: String
        package let functionARN: String
        package let settings: EventSourceSettings
        package let isEnabled: Bool
        package let tags: [String: String]

        package init(
            uuid: String, eventSourceARN: String, functionARN: String, settings: EventSourceSettings,
            isEnabled: Bool = true, tags: [String: String] = [:]
        ) {
            self.uuid = uuid
            self.eventSourceARN = eventSourceARN
            self.functionARN = functionARN
            self.settings = settings
            self.isEnabled = isEnabled
            self.tags = tags
        }
    }
}
