import CCurl
import Glibc

/// What the event loop's thread owns and does.
final class EventLoopThread {
    private let loop: EventLoop
    private let multi: MultiHandle
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var handles: [Transfer.ID: UnsafeMutableRawPointer] = [:]

    init(loop: EventLoop, multi: MultiHandle) {
        self.loop = loop
        self.multi = multi
    }

    /// Starts the thread, which keeps this object alive until it ends.
    func start() throws(TransportError) -> pthread_t {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(&thread, nil, runEventLoop, context.toOpaque())
        guard code == 0 else {
            context.release()
            throw TransportError(.outOfResources, "no thread for the HTTP client: \(String(cString: strerror(code)))")
        }
        return thread
    }

    fileprivate func run() {
        CurlLibrary.blockBrokenPipeSignal()
        while true {
            let work = loop.takeWork()
            for command in work.commands { perform(command) }
            if work.stops { break }
            for ended in multi.perform() { finish(ended.easy, endedWith: ended.result) }
            multi.wait()
        }
        for easy in Array(transfers.keys) { finish(easy, endedWith: CURLE_ABORTED_BY_CALLBACK) }
    }

    private func perform(_ command: EventLoop.Command) {
        switch command {
        case .start(let id, let request, let address, let completion):
            do throws(TransportError) {
                let easy = try EasyHandle()
                try easy.prepare(request, connectingTo: address)
                if request.sendsBody { try easy.copyBody(request.body) }
                try multi.add(easy)
                transfers[easy.pointer] = Transfer(id: id, request: request, easy: easy, completion: completion)
                handles[id] = easy.pointer
            } catch {
                completion.resume(returning: .failure(error))
            }
        case .cancel(let id):
            // Unknown when the transfer has ended in the meantime.
            if let easy = handles[id] { finish(easy, endedWith: CURLE_ABORTED_BY_CALLBACK) }
        }
    }

    private func finish(_ easy: UnsafeMutableRawPointer, endedWith code: CURLcode) {
        guard let transfer = transfers.removeValue(forKey: easy) else { return }
        handles[transfer.id] = nil
        let outcome = Transfer.Outcome { () throws(TransportError) in
            try transfer.easy.response(to: transfer.request, endedWith: code)
        }
        multi.remove(transfer.easy)
        transfer.completion.resume(returning: outcome)
    }
}

private func runEventLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<EventLoopThread>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
