import Wire

/// The entries of a batch, each with what validation made of it.
struct OutgoingBatch {
    private let entries: [(id: String, message: Result<OutgoingMessage, ServiceError>)]
    private let isFIFO: Bool

    init(_ entries: [SendMessageBatch.Entry], queue: String, validator: MessageValidator) {
        isFIFO = QueueName.isFIFO(queue)
        self.entries = entries.map { entry in
            (
                entry.id,
                Result { () throws(ServiceError) in try validator.message(entry.message, toQueue: queue) }
            )
        }
    }

    var accepted: [(id: String, message: OutgoingMessage)] {
        entries.compactMap { entry in (try? entry.message.get()).map { (entry.id, $0) } }
    }

    /// Refuses the batch as a whole: for its size, and for an entry without a group in a FIFO queue.
    func validate() throws(ServiceError) {
        let byteCount = accepted.reduce(0) { $0 + $1.message.byteCount }
        guard byteCount <= QueueLimits.messageBytesMax else {
            throw ServiceError(
                "BatchRequestTooLong",
                "Batch requests cannot be longer than \(QueueLimits.messageBytesMax) bytes. You have sent "
                    + "\(byteCount) bytes.")
        }
        guard isFIFO else { return }
        for case .failure(let error) in entries.map(\.message)
        where error.message == ServiceError.missingParameter("MessageGroupId").message {
            throw .invalidParameter(error.message)
        }
    }

    /// - Parameter sent: of the accepted entries, in their order.
    func output(_ sent: [Result<SentMessage, ServiceError>]) -> BatchOutput<SendMessageBatch.Success> {
        var output = BatchOutput<SendMessageBatch.Success>()
        var sent = sent.makeIterator()
        for (id, message) in entries {
            do throws(ServiceError) {
                let message = try message.get()
                guard let outcome = sent.next() else { continue }
                let receipt = SendReceipt(message, try outcome.get())
                output.add(SendMessageBatch.Success(id: id, receipt: receipt))
            } catch {
                output.add(error, id: id)
            }
        }
        return output
    }
}
