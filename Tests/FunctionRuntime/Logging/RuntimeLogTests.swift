import Synchronization
import Testing

@testable import FunctionRuntime

@Suite("The runtime's own log")
struct RuntimeLogTests {
    private func lines(
        _ environment: [String: String] = [:], body: (RuntimeLog) -> Void
    ) -> [String] {
        let lines = Mutex<[String]>([])
        let log = RuntimeLog(
            configuration: LambdaLogConfiguration(environment: environment),
            now: { LogTimestamp(millisecondsSince1970: 1_795_262_400_042) },
            write: { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } })
        body(log)
        return lines.withLock { $0 }
    }

    private func failure(_ log: RuntimeLog) {
        log.error(
            "the invocation failed",
            ["requestId": "request-1", "errorType": "Failure", "errorMessage": "a\nb", "status": "400"])
    }

    @Test("It is text by default")
    func text() {
        #expect(
            lines(body: failure) == [
                "2026-11-21T12:00:00.042Z\trequest-1\tERROR\tthe invocation failed\t"
                    + #"logger=runtime errorType=Failure errorMessage="a\nb" status=400"# + "\n"
            ])
    }

    @Test("It is JSON where the function's log is")
    func json() {
        #expect(
            lines(["AWS_LAMBDA_LOG_FORMAT": "JSON"], body: failure) == [
                #"{"timestamp":"2026-11-21T12:00:00.042Z","level":"ERROR","message":"the invocation failed","#
                    + #""logger":"runtime","requestId":"request-1","errorType":"Failure","errorMessage":"a\nb","#
                    + #""metadata":{"status":"400"}}"# + "\n"
            ])
    }

    @Test("It keeps to the level", arguments: ["INFO": 2, "WARN": 2, "ERROR": 1, "FATAL": 0])
    func level(_ level: String, _ count: Int) {
        let lines = lines(["AWS_LAMBDA_LOG_LEVEL": level]) { log in
            log.warning("first")
            log.error("second")
        }
        #expect(lines.count == count)
    }

    @Test("It says once which variable it cannot make sense of, and none it can")
    func unknownLevel() {
        #expect(
            lines(["AWS_LAMBDA_LOG_LEVEL": "LOUD", "AWS_LAMBDA_LOG_FORMAT": "text"]) { $0.warnAboutConfiguration() }
                == [
                    "2026-11-21T12:00:00.042Z\t-\tWARN\tthe variable's value is unknown: the default holds\t"
                        + "logger=runtime AWS_LAMBDA_LOG_LEVEL=LOUD\n"
                ])
        #expect(lines { $0.warnAboutConfiguration() }.isEmpty)
    }

    @Test("A test gets its lines as text")
    func forTests() {
        let lines = Mutex<[String]>([])
        RuntimeLog { line in lines.withLock { $0.append(line) } }.error("over", ["reason": "none left"])
        #expect(
            lines.withLock { $0 } == ["1970-01-01T00:00:00.000Z\t-\tERROR\tover\tlogger=runtime reason=\"none left\""])
    }
}
