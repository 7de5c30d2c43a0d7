/// What a factory made, by how it answers.
enum ServedHandler: Sendable {
    case buffered(any RawLambdaHandler)
    case streaming(any RawStreamingLambdaHandler)
}
