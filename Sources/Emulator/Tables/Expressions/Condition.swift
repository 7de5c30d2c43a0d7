/// A condition, filter or key condition expression, parsed and with its placeholders resolved.
indirect enum Condition: Sendable, Equatable {
    case and(Condition, Condition)
    case or(Condition, Condition)
    case not(Condition)
    case comparison(Operand, Comparator, Operand)
    case between(Operand, Operand, Operand)
    case isIn(Operand, [Operand])
    case attributeExists(DocumentPath)
    case attributeNotExists(DocumentPath)
    case attributeType(Operand, AttributeType)
    case beginsWith(Operand, Operand)
    case contains(Operand, Operand)
}
