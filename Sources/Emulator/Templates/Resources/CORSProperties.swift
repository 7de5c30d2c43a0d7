/// `CorsConfiguration` of an HTTP API.
enum CORSProperties {
    static func read(_ resource: inout ResolvedResource) -> APIResource.CORS? {
        guard let node = resource.properties["CorsConfiguration"], !node.isNull, !node.isUnknown else { return nil }
        if let text = node.text {
            // SAM: true allows every origin.
            return text == "true" ? APIResource.CORS(allowOrigins: ["*"]) : nil
        }
        return APIResource.CORS(
            allowOrigins: resource.texts("AllowOrigins", of: node),
            allowMethods: resource.texts("AllowMethods", of: node).map { $0.uppercased() },
            allowHeaders: resource.texts("AllowHeaders", of: node).map { $0.lowercased() },
            exposeHeaders: resource.texts("ExposeHeaders", of: node),
            allowCredentials: resource.flag("AllowCredentials", of: node) ?? false,
            maxAgeSeconds: resource.integer("MaxAge", in: -1...86_400, of: node))
    }
}
