/// A service with requests whose bodies are too large to be read whole.
package protocol BodyStreamingService: StreamingService {
    /// Whether the service wants the body of this request in parts: then `bodyParts` has it and `body` is empty.
    ///
    /// Asked with the head alone, and only about bodies that are large or of unknown length; all others come whole.
    func takesBodyInParts(_ head: ServiceRequest) -> Bool
}
