import Testing

@testable import Delivery

@Suite("The lanes of deliveries")
struct DeliveryLanesTests {
    private func ticket(_ id: Int64) -> DeliveryTicket {
        DeliveryTicket(id: id, lane: "a", dueMilliseconds: 0, attempts: 0)
    }

    @Test("A delivery that is admitted around the opening goes once, whether it was found on disk or not")
    func opening() {
        var lanes = DeliveryLanes()
        lanes.admit(ticket(1))
        lanes.admit(ticket(2))
        let names = lanes.open([ticket(1), ticket(3)], nowMilliseconds: 0)
        lanes.admit(ticket(3))
        lanes.admit(ticket(4))
        #expect(lanes.take(nowMilliseconds: 0, in: names).map(\.id) == [1, 3, 2, 4])
    }

    @Test("A lane takes no more at once than it may")
    func bound() {
        var lanes = DeliveryLanes(laneRunningMax: 2)
        let names = lanes.open((1...3).map { ticket($0) }, nowMilliseconds: 0)
        #expect(lanes.take(nowMilliseconds: 0, in: names).map(\.id) == [1, 2])
        lanes.finish(ticket(1))
        #expect(lanes.take(nowMilliseconds: 0, in: names).map(\.id) == [3])
    }

    @Test("An ordered lane goes on one at a time, also where several of its retries were found on disk")
    func orderedRetries() {
        var lanes = DeliveryLanes()
        let tickets = (1...3).map {
            DeliveryTicket(id: $0, lane: "a", isOrdered: true, dueMilliseconds: 5, attempts: 0)
        }
        let names = lanes.open(tickets, nowMilliseconds: 0)
        #expect(lanes.take(nowMilliseconds: 0, in: names).isEmpty)
        #expect(lanes.take(nowMilliseconds: 5, in: []).map(\.id) == [1])
        lanes.finish(tickets[0])
        #expect(lanes.take(nowMilliseconds: 5, in: ["a"]).map(\.id) == [2])
    }
}
