import Testing

@testable import Functions

@Suite("The body of a streamed response")
struct StreamedBodyTests {
    @Test("pauses above its limit and resumes at half of it, whatever comes in between")
    func pause() async {
        let part = [UInt8](repeating: 1, count: StreamedBody.waitingBytesMax * 5 / 8)
        let (resumptions, source) = AsyncStream<Void>.makeStream()
        let body = StreamedBody(bytesMax: 1 << 20) { source.yield(()) }
        #expect(body.append(part))
        #expect(!body.append(part))
        #expect(await body.next() == part)
        // It was read together with what brought the pause.
        #expect(!body.append([2]))
        #expect(await body.next() == part)
        var resumed = resumptions.makeAsyncIterator()
        #expect(await resumed.next() != nil)
        #expect(body.append(part))
        body.finish(.complete(trailers: ["a": "b"]))
        #expect(await body.next() == [2])
        #expect(await body.next() == part)
        #expect(await body.next() == nil)
        #expect(await body.end() == .complete(trailers: ["a": "b"]))
    }

    @Test("keeps what came up to its limit, and drops the rest")
    func limit() async {
        let body = StreamedBody(bytesMax: 3) {}
        #expect(body.append([1, 2]))
        #expect(body.append([3, 4]))
        #expect(body.append([5]))
        body.finish(.complete(trailers: [:]))
        #expect(await body.end() == .tooLarge)
        #expect(await body.next() == [1, 2])
        #expect(await body.next() == nil)
    }

    @Test("goes on to its end when nobody takes the rest")
    func discard() async {
        let part = [UInt8](repeating: 1, count: StreamedBody.waitingBytesMax + 1)
        let (resumptions, source) = AsyncStream<Void>.makeStream()
        let body = StreamedBody(bytesMax: 1 << 20) { source.yield(()) }
        #expect(!body.append(part))
        body.discard()
        var resumed = resumptions.makeAsyncIterator()
        #expect(await resumed.next() != nil)
        #expect(body.append(part))
        body.finish(.complete(trailers: [:]))
        #expect(await body.end() == .complete(trailers: [:]))
    }
}
