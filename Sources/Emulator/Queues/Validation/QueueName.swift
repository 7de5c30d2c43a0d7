import Wire

/// The rules for names of queues.
enum QueueName {
    static let fifoSuffix = ".fifo"
    static let charactersMax = 80

    /// A queue is FIFO exactly when its name says so.
    static func isFIFO(_ name: String) -> Bool { name.hasSuffix(fifoSuffix) }

    /// Throws `InvalidParameterValueException` for a name that SQS refuses.
    ///
    /// - Parameter fifo: what the attribute `FifoQueue` asks for.
    static func validate(_ name: String, fifo: Bool) throws(ServiceError) {
        guard !name.isEmpty else { throw .missingParameter("QueueName") }
        let stem = isFIFO(name) ? name.dropLast(fifoSuffix.count) : Substring(name)
        let isSound = name.utf8.count <= charactersMax && !stem.isEmpty && stem.utf8.allSatisfy(BatchEntries.isNameByte)
        if fifo {
            guard isSound, isFIFO(name) else {
                throw .invalidParameter(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must "
                        + "end with .fifo suffix and be 1 to 80 in length.")
            }
        } else {
            // The dot makes a name of the other kind an invalid one.
            guard isSound, !isFIFO(name) else {
                throw .invalidParameter(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
            }
        }
    }
}
