import FoundationEssentials
import TestSupport
import Testing

@testable import LambdaEvents

@Suite("CloudWatch Logs events")
struct CloudWatchLogsEventTests {
    @Test("The generated sample's log events are read")
    func payload() throws {
        let event: CloudWatchLogsEvent = try Sample.decode("cloudwatch-logs")
        let payload = try event.payload()
        #expect(payload.messageType == "DATA_MESSAGE")
        #expect(payload.logGroup == "testLogGroup")
        #expect(payload.logEvents.map(\.message) == ["[ERROR] First test message", "[ERROR] Second test message"])
        #expect(payload.logEvents.first?.date == Date(timeIntervalSince1970: 1_440_442_987))
    }

    @Test("Extracted and system fields are read")
    func extractedFields() throws {
        let payload: CloudWatchLogsPayload = try Sample.decode("cloudwatch-logs-payload")
        #expect(payload.policyLevel == "ACCOUNT_LEVEL_POLICY")
        #expect(payload.logEvents[0].extractedFields?["@aws.region"] == "eu-west-1")
        #expect(payload.logEvents[1].extractedFields == nil)
    }

    @Test("Damaged and too large data are told apart")
    func errors() throws {
        var event: CloudWatchLogsEvent = try Sample.decode("cloudwatch-logs")
        #expect(throws: LambdaEventError.self) { try event.payload(bytesMax: 100) }
        #expect(Self.code { try event.payload(bytesMax: 100) } == .dataTooLarge)
        event.awslogs.data.removeLast(4)
        #expect(Self.code { try event.payload() } == .invalidGzip)
        event.awslogs.data = "not base64"
        #expect(Self.code { try event.payload() } == .invalidBase64)
    }

    private static func code(_ body: () throws -> CloudWatchLogsPayload) -> LambdaEventError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? LambdaEventError)?.code
        }
    }
}
