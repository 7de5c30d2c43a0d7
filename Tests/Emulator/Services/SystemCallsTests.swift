import Testing

/// The reader of traces, on traces made up for that.
@Suite("Traces of system calls")
struct SystemCallsTests {
    private static let request = #"1 read(5<socket:[9]>, "POST / HTTP/1.1\r\nX-Step: Send;\r\n\r\n", 2048) = 32"#
    private static let page = #"2 pwrite64(7</d/queues.sqlite-wal>, "..."..., 4096, 56) = 4096"#
    private static let sync = "2 fdatasync(7</d/queues.sqlite-wal>) = 0"
    private static let answer = #"1 write(5<socket:[9]>, "HTTP/1.1 200 OK\r\n\r\n", 19) = 19"#

    @Test(
        "A request is synced when its page was written and then a sync ended well before the answer began",
        arguments: [
            ([request, page, sync, answer], true),
            ([page, request, sync, answer], false),
            ([request, sync, page, answer], false),
            ([request, page, answer, sync], false),
            ([request, page, answer], false),
            ([request, page, "2 fdatasync(7</d/queues.sqlite-wal>) = -1 EIO (Input/output error)", answer], false),
            ([request, page, "2 fdatasync(7</d/topics.sqlite-wal>) = 0", answer], false),
            ([request, #"2 pwrite64(7</d/queues.sqlite-wal>, "..."..., 32, 0) = 32"#, sync, answer], false),
            (
                [
                    request, page, "2 fdatasync(7</d/queues.sqlite-wal> <unfinished ...>",
                    "2 <... fdatasync resumed>) = 0", answer,
                ], true
            ),
            (
                [
                    request, page, "2 fdatasync(7</d/queues.sqlite-wal> <unfinished ...>", answer,
                    "2 <... fdatasync resumed>) = 0",
                ], false
            ),
        ])
    func synced(_ lines: [String], _ isSynced: Bool) throws {
        let calls = SystemCalls(trace: lines.joined(separator: "\n"))
        let request = try #require(calls.request("Send"))
        let answer = try #require(calls.answer(to: request))
        #expect(calls.isSynced("queues", between: request, and: answer) == isSynced)
    }

    @Test("The answer is on the request's own connection, and 100 Continue is none")
    func answers() throws {
        let lines = [
            Self.request, #"1 write(6<socket:[8]>, "HTTP/1.1 200 OK\r\n\r\n", 19) = 19"#,
            #"1 write(5<socket:[9]>, "HTTP/1.1 100 Continue\r\n\r\n", 25) = 25"#, Self.answer,
        ]
        let calls = SystemCalls(trace: lines.joined(separator: "\n"))
        #expect(calls.answer(to: try #require(calls.request("Send")))?.began == 3)
        #expect(calls.request("Receive") == nil)
    }
}
