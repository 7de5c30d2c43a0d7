/// An API of API Gateway with the routes that lead to functions.
package struct APIResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var id: String
    package var name: String
    package var kind: Kind
    package var stage: String
    package var cors: CORS?
    package var routes: [Route]
    package var location: TemplateLocation

    package enum Kind: Sendable, Equatable {
        /// API Gateway v2.
        case http
        /// API Gateway v1, whose functions get payload format 1.0.
        case rest
    }

    package struct Route: Sendable, Equatable {
        /// `POST /api/v1/events/subscription_charges`, `ANY /x/{proxy+}` or `$default`.
        package var key: String
        /// The function's ARN.
        package var function: String
        package var timeoutMilliseconds: Int
        /// `2.0`, or `1.0` as REST APIs have it.
        package var payloadFormatVersion: String
        package var location: TemplateLocation
    }

    /// `CorsConfiguration` of an HTTP API.
    package struct CORS: Sendable, Equatable {
        package var allowOrigins: [String] = []
        package var allowMethods: [String] = []
        package var allowHeaders: [String] = []
        package var exposeHeaders: [String] = []
        package var allowCredentials = false
        package var maxAgeSeconds: Int?
    }
}
