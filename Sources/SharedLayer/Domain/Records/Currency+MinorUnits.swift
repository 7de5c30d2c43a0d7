extension Currency {
    /// How many minor units make one major unit: 100 for USD, 1 for JPY.
    package var minorUnitsPerMajorUnit: Int64 {
        (0..<minorUnitDigits).reduce(1) { product, _ in product * 10 }
    }
}
