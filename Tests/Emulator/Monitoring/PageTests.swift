import Storage
import Testing
import VirtualTime
import Wire

@testable import Monitoring

@Suite struct PageTests {
    @Test(
        "a token of GetMetricData that nobody gave is refused or leads to nothing",
        arguments: ["-1", "-9223372036854775808", "9223372036854775807", "x", ""])
    func forged(count: String) async throws {
        let service = try MonitoringService(
            store: Store.open("monitoring", at: .inMemory, migrator: MonitoringService.migrator), clock: VirtualClock())
        let response = await service.respond(
            to: ServiceRequest(
                method: "POST", path: "/",
                headers: ["x-amz-target": "GraniteServiceVersion20100801.GetMetricData"],
                body: Array(
                    """
                    {"StartTime":1,"EndTime":2,"NextToken":"\(PageToken.encode(after: count))","MetricDataQueries":[{"Id":"a",\
                    "MetricStat":{"Metric":{"Namespace":"N","MetricName":"M"},"Period":60,"Stat":"Sum"}}]}
                    """.utf8), requestID: "test"))
        let answer = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == (Int(count).map { $0 >= 0 } == true ? 200 : 400), "\(answer)")
    }
}
