/// What stands where an expression may have an operand or a call: functions such as `contains` are tests by themselves.
enum OperandOrTest {
    case operand(Operand)
    case test(Condition, function: String)
}
