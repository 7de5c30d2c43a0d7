/// The streams that one transaction has written to; their readers are woken when it is committed.
final class StreamChanges {
    private(set) var streams: Set<Int64> = []

    func note(_ stream: Int64) { streams.insert(stream) }
}
