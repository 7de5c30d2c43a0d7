extension Money {
    /// Nothing, in that currency.
    package static func zero(_ currency: Currency) -> Money { Money(zeroIn: currency) }

    /// The amount when it is more than zero, else zero: of a net, what is paid out.
    package var paidOut: Money { minorUnits > 0 ? self : .zero(currency) }

    /// The amount when it is less than zero, else zero: of a net, what is carried forward.
    package var carriedForward: Money { minorUnits < 0 ? self : .zero(currency) }
}
