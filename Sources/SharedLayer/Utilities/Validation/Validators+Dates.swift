/// Moments, days and ranges of them.
extension Validators {
    /// A `date-time` of RFC 3339 section 5.6, whose offset is always given. Throws `malformed`.
    package static func timestamp(_ text: String) throws(ValidationFault) -> Timestamp {
        guard let timestamp = Timestamp(text) else {
            throw ValidationFault(.malformed, "a date and time must be as RFC 3339 says")
        }
        return timestamp
    }

    /// A `full-date` of RFC 3339 section 5.6 that the calendar has. Throws `malformed`.
    package static func date(_ text: String) throws(ValidationFault) -> CivilDate {
        guard let date = CivilDate(text) else {
            throw ValidationFault(.malformed, "a date must be as RFC 3339 says, and be in the calendar")
        }
        return date
    }

    /// The moments from `start` to before `end`. Throws `malformed`, `wrongOrder`, `outOfRange` when it is longer than that.
    package static func timeRange(
        from start: String, to end: String, secondsMax: Int64? = nil
    ) throws(ValidationFault) -> Range<Timestamp> {
        let (start, end) = (try timestamp(start), try timestamp(end))
        guard start < end else { throw ValidationFault(.wrongOrder, "a range must end after its start") }
        if let secondsMax, end.milliseconds(since: start) > secondsMax * 1_000 {
            throw ValidationFault(.outOfRange, "a range has at most \(secondsMax) seconds")
        }
        return start..<end
    }

    /// A moment that is at most so many seconds away from `now`, before and after: for requests that must be fresh.
    package static func freshTimestamp(
        _ text: String, now: Timestamp, secondsBefore: Int64, secondsAfter: Int64
    ) throws(ValidationFault) -> Timestamp {
        let moment = try timestamp(text)
        guard -secondsBefore * 1_000...secondsAfter * 1_000 ~= moment.milliseconds(since: now) else {
            throw ValidationFault(
                .outOfRange, "the moment is more than \(secondsBefore) s ago or \(secondsAfter) s ahead")
        }
        return moment
    }

    /// The days from `first` to `last`, both included. Throws `malformed`, `wrongOrder`, `outOfRange`.
    package static func dateRange(
        from first: String, to last: String, daysMax: Int? = nil
    ) throws(ValidationFault) -> (first: CivilDate, last: CivilDate) {
        let (first, last) = (try date(first), try date(last))
        let days = last.daysSince1970 - first.daysSince1970 + 1
        guard days > 0 else { throw ValidationFault(.wrongOrder, "a range must not end before its start") }
        if let daysMax, days > daysMax { throw ValidationFault(.outOfRange, "a range has at most \(daysMax) days") }
        return (first, last)
    }
}
