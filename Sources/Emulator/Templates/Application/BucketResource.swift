/// An S3 bucket.
package struct BucketResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// `Enabled`, `Suspended` or nil.
    package var versioning: String?
    package var tags: [Tag]
    package var notifications: [Notification]
    /// Whether every event goes to the default event bus.
    package var hasEventBridge: Bool
    /// Such as CORS rules, in the form of the API.
    package var settings: [Setting] = []
    package var location: TemplateLocation

    package struct Tag: Sendable, Equatable {
        package var key: String
        package var value: String
    }

    /// A configuration that an operation of S3's API puts.
    package struct Setting: Sendable, Equatable {
        /// The operation's query parameter.
        package var parameter: String
        package var document: Element
    }

    /// An element of a configuration's document: with a text, or with children.
    package struct Element: Sendable, Equatable {
        package var name: String
        package var text: String?
        package var children: [Element] = []
    }

    package struct Notification: Sendable, Equatable {
        /// The same at each start.
        package var id: String
        package var kind: Kind
        /// An ARN.
        package var target: String
        /// Such as `s3:ObjectCreated:*`.
        package var events: [String]
        package var prefix: String?
        package var suffix: String?

        package enum Kind: String, Sendable, CaseIterable {
            case queue = "Queue"
            case topic = "Topic"
            case function = "Function"
        }
    }
}
