/// Which records of a batch must follow one another: each lane is handled in its order, lanes may run side by side.
struct BatchLanes: Sendable, Equatable {
    /// Places in the batch.
    let lanes: [[Int]]

    enum Order: Sendable {
        case none
        case groups
        case whole
    }

    init(_ groups: [String?], order: Order) {
        switch order {
        case .none: lanes = groups.indices.map { [$0] }
        case .whole: lanes = groups.isEmpty ? [] : [Array(groups.indices)]
        case .groups:
            var lanes: [[Int]] = []
            var laneOfGroup: [String: Int] = [:]
            for (place, group) in groups.enumerated() {
                guard let group else {
                    lanes.append([place])
                    continue
                }
                if let lane = laneOfGroup[group] {
                    lanes[lane].append(place)
                } else {
                    laneOfGroup[group] = lanes.count
                    lanes.append([place])
                }
            }
            self.lanes = lanes
        }
    }
}
