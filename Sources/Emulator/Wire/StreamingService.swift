/// A service with answers that are sent in parts.
package protocol StreamingService: Service {
    /// Answers through `writer`, or whole by what it returns; nil when it has used the writer.
    func respond(to request: ServiceRequest, through writer: any ResponseWriter) async -> ServiceResponse?
}
