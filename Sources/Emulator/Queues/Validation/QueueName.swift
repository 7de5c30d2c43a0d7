import Wire

/// The rules for names of queues.
enum QueueName {
    static let fifoSuffix = ".fifo"

    /// Throws `InvalidParameterValueException` for a name that SQS refuses, and `UnsupportedOperation` for a FIFO queue,
    /// which is not emulated yet.
    static func validate(_ name: String) throws(ServiceError) {
        guard !name.isEmpty else { throw .missingParameter("QueueName") }
        let isFIFO = name.hasSuffix(fifoSuffix)
        let stem = isFIFO ? name.dropLast(fifoSuffix.count) : Substring(name)
        guard name.utf8.count <= 80, !stem.isEmpty, stem.utf8.allSatisfy(BatchEntries.isNameByte) else {
            throw .invalidParameter(
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
        }
        guard !isFIFO else {
            throw ServiceError("UnsupportedOperation", "FIFO queues are not emulated yet; the queue \(name) is one.")
        }
    }
}
