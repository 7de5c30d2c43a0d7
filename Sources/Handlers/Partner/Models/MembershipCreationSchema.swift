/// The published JSON Schema of `MembershipCreation`.
enum MembershipCreationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:membership_creation:1",
          "title": "Membership to be made",
          "type": "object",
          "additionalProperties": false,
          "required": ["member_id", "role"],
          "properties": {
            "member_id": {
              "description": "The subject (sub) that the identity provider names.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "role": {"enum": ["OWNER", "ADMINISTRATOR", "OPERATIONS", "AUDITOR"]}
          }
        }

        """#
}
