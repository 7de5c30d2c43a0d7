/// The published JSON Schema of `MembershipState`.
enum MembershipStateSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:membership_state:1",
          "title": "Membership as it shall be",
          "type": "object",
          "additionalProperties": false,
          "required": ["role", "status"],
          "properties": {
            "role": {"enum": ["OWNER", "ADMINISTRATOR", "OPERATIONS", "AUDITOR"]},
            "status": {"description": "SUSPENDED is for a while, CLOSED for good.", "enum": ["ACTIVE", "SUSPENDED", "CLOSED"]}
          }
        }

        """#
}
