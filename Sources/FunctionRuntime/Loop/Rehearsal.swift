import CurlTransport
import Instrumentation

/// An invocation that never was, walked through the runtime's own code before the first real one.
///
/// What happens for the first time costs several times as much: types are made, code comes into memory. The init phase is the
/// place for that, because there even a small function has a whole processor. The function's own code is left alone.
enum Rehearsal {
    private static let head = HeaderSection(
        """
        Lambda-Runtime-Aws-Request-Id: 00000000-0000-0000-0000-000000000000
        Lambda-Runtime-Deadline-Ms: 0
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:000000000000:function:rehearsal
        Lambda-Runtime-Trace-Id: Root=1-00000000-000000000000000000000001;Parent=0000000000000001;Sampled=0

        """)

    static func run(now: @escaping @Sendable () -> Int64) async {
        guard let invocation = try? Invocation(head, event: [], now: now),
            let context = try? invocation.context.get()
        else { return }
        // Not with the program's own instrument, to whom this would be a trace.
        await InvocationScope.run(context, instrument: NoOpInstrument()) {}
    }
}
