extension PipelineTexts {
    /// The published schema of the request.
    static let schema = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:<snake>_request:1",
          "title": "<Words>",
          "description": "The body of POST /api/v1/events/<plural>. At most 65536 bytes of UTF-8, signed as they are sent.",
          "type": "object",
          "additionalProperties": false,
          "required": ["<snake>_id", "organization_id", "publisher_id"],
          "properties": {
            "<snake>_id": {
              "description": "The name of the <words>, unique within its organization.",
              "$ref": "#/$defs/identifier"
            },
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" }
          },
          "$defs": {
            "identifier": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            }
          }
        }

        """#
}
