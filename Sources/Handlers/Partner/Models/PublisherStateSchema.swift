/// The published JSON Schema of `PublisherState`.
enum PublisherStateSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:publisher_state:1",
          "title": "Publisher as it shall be",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "status"],
          "properties": {
            "name": {
              "description": "For people; one line.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
            },
            "status": {"description": "SUSPENDED is for a while, CLOSED for good.", "enum": ["ACTIVE", "SUSPENDED", "CLOSED"]}
          }
        }

        """#
}
