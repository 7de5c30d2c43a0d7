import TestSupport

extension JSON {
    /// This document once for each member of each object in it, that member replaced by `value`, or left out.
    func variants(replacingEachMemberBy value: JSON?) -> [JSON] {
        switch self {
        case .object(let members):
            members.keys.sorted().flatMap { name -> [JSON] in
                var changed = members
                changed[name] = value
                let inside = members[name]?.variants(replacingEachMemberBy: value) ?? []
                return [.object(changed)] + inside.map { with([name: $0]) }
            }
        case .array(let elements):
            elements.indices.flatMap { place in
                elements[place].variants(replacingEachMemberBy: value).map { variant in
                    var changed = elements
                    changed[place] = variant
                    return JSON.array(changed)
                }
            }
        default: []
        }
    }
}
