package import SharedLayer

/// The published JSON Schema of a settlement's request.
///
/// In code because a function is one static file, and as `docs/schemas/settlement_request.schema.json` for publishers: a test
/// keeps the two equal, byte for byte.
package enum SettlementRequestSchema {
    /// The schema, compiled at its first use.
    package static func validator() throws -> InputValidator { try compiled.get() }

    private static let compiled = Result { try InputValidator(schema: JSONParser().parse(Array(text.utf8))) }

    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:settlement_request:1",
          "title": "Settlement",
          "description": "The body of POST /api/v1/events/settlements. At most 65536 bytes of UTF-8, signed as they are sent.",
          "type": "object",
          "additionalProperties": false,
          "required": ["settlement_id", "organization_id", "publisher_id", "partner_id", "currency", "period_start", "period_end"],
          "properties": {
            "settlement_id": {
              "description": "The settlement's name, unique within its organization; names that begin with daily- are kept for the daily run. A repeat of the same bytes is the same settlement.",
              "$ref": "#/$defs/identifier"
            },
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" },
            "partner_id": {
              "description": "The partner to settle with.",
              "$ref": "#/$defs/identifier"
            },
            "currency": {
              "description": "ISO 4217, such as USD: a settlement is in one currency.",
              "type": "string",
              "pattern": "^[A-Z]{3}$"
            },
            "period_start": {
              "description": "The period's first moment.",
              "$ref": "#/$defs/moment"
            },
            "period_end": {
              "description": "The first moment after the period. Whatever happened before it and is not settled yet is settled, also what was told of late.",
              "$ref": "#/$defs/moment"
            },
            "template_version": {
              "description": "The version of the settlement template to be booked by; the current one when it is left out.",
              "type": "string",
              "pattern": "^[0-9]{1,9}$"
            }
          },
          "$defs": {
            "identifier": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "moment": {
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?Z$"
            }
          }
        }

        """#
}
