import DequeModule

/// Which delivery goes next: each lane has its own line and its own bound.
package struct DeliveryLanes {
    /// Deliveries of one lane at once, where nobody says otherwise.
    package static let laneRunningMax = 10

    private struct Lane {
        var waiting = Deque<DeliveryTicket>()
        var running = 0
    }

    private let laneRunningMax: Int
    private var lanes: [String: Lane] = [:]
    /// Tickets whose retry is due later, by time.
    private var postponed: [DeliveryTicket] = []

    /// Admitted before `open`.
    private var early: [DeliveryTicket] = []
    private var isOpen = false
    /// Deliveries that wait, are in hand or are postponed.
    package private(set) var count = 0
    /// Tickets that were found on disk at the opening: one whose transaction was just committed is admitted only now.
    private var opened: Set<Int64> = []

    package init(laneRunningMax: Int = Self.laneRunningMax) {
        self.laneRunningMax = laneRunningMax
    }

    /// Takes a new delivery.
    package mutating func admit(_ ticket: DeliveryTicket) {
        if !isOpen {
            count += 1
            early.append(ticket)
        } else if opened.remove(ticket.id) == nil {
            count += 1
            add(ticket)
        }
    }

    /// Begins with what lay on disk, and what was admitted meanwhile; some are in both.
    ///
    /// A retry that is not due yet waits on, and an ordered lane with it.
    /// - Returns: the lanes that have something waiting.
    package mutating func open(_ stored: [DeliveryTicket], nowMilliseconds now: Int64) -> Set<String> {
        isOpen = true
        let known = Set(stored.map(\.id))
        for ticket in stored {
            if ticket.dueMilliseconds <= now || ticket.isOrdered && lanes[ticket.lane] != nil {
                add(ticket)
            } else {
                if ticket.isOrdered { lanes[ticket.lane, default: Lane()].running += 1 }
                insert(ticket)
            }
        }
        for ticket in early where !known.contains(ticket.id) { add(ticket) }
        opened = known.subtracting(early.map(\.id))
        count += opened.count
        early = []
        return Set(lanes.keys)
    }

    private mutating func add(_ ticket: DeliveryTicket) {
        lanes[ticket.lane, default: Lane()].waiting.append(ticket)
    }

    /// Gives the place back, and the ticket to a later time. An ordered lane waits with it.
    package mutating func postpone(_ ticket: DeliveryTicket) {
        if !ticket.isOrdered { lanes[ticket.lane]?.running -= 1 }
        insert(ticket)
    }

    private mutating func insert(_ ticket: DeliveryTicket) {
        var low = 0
        var high = postponed.count
        while low < high {
            let middle = (low + high) / 2
            if postponed[middle].dueMilliseconds > ticket.dueMilliseconds { low = middle + 1 } else { high = middle }
        }
        postponed.insert(ticket, at: low)
    }

    package mutating func finish(_ ticket: DeliveryTicket) {
        count -= 1
        opened.remove(ticket.id)
        lanes[ticket.lane]?.running -= 1
        if let lane = lanes[ticket.lane], lane.running == 0, lane.waiting.isEmpty { lanes[ticket.lane] = nil }
    }

    /// The tickets that may go now; each holds a place until `finish` or `postpone`.
    package mutating func take(nowMilliseconds now: Int64, in names: some Sequence<String>) -> [DeliveryTicket] {
        names.flatMap { takeWaiting(in: $0) } + takeDue(now)
    }

    private mutating func takeWaiting(in name: String) -> [DeliveryTicket] {
        guard var lane = lanes.removeValue(forKey: name) else { return [] }
        var taken: [DeliveryTicket] = []
        while let first = lane.waiting.first, lane.running < (first.isOrdered ? 1 : laneRunningMax) {
            taken.append(lane.waiting.removeFirst())
            lane.running += 1
        }
        lanes[name] = lane
        return taken
    }

    private mutating func takeDue(_ now: Int64) -> [DeliveryTicket] {
        var taken: [DeliveryTicket] = []
        while let last = postponed.last, last.dueMilliseconds <= now {
            postponed.removeLast()
            if last.isOrdered {
                // It has kept its place.
                taken.append(last)
            } else {
                add(last)
                taken += takeWaiting(in: last.lane)
            }
        }
        return taken
    }
}
