package import SharedLayer

/// The published JSON Schema of a charge.
///
/// In code because a function is one static file, and as `docs/schemas/subscription_charge_request.schema.json` for
/// publishers: a test keeps the two equal, byte for byte.
package enum SubscriptionChargeRequestSchema {
    /// The schema, compiled at its first use.
    package static func validator() throws -> InputValidator { try compiled.get() }

    private static let compiled = Result { try compile() }

    package static func compile() throws -> InputValidator {
        try InputValidator(schema: JSONParser().parse(Array(text.utf8)))
    }

    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:subscription_charge_request:1",
          "title": "Subscription charge",
          "description": "The body of POST /api/v1/events/subscription_charges. At most 65536 bytes of UTF-8, signed as they are sent.",
          "type": "object",
          "additionalProperties": false,
          "required": ["contract_id", "amount", "currency", "mpass_id", "organization_id", "publisher_id"],
          "properties": {
            "contract_id": {
              "description": "The contract's name, unique within its organization. With the period it names the charge: a repeat of the same bytes is the same charge.",
              "$ref": "#/$defs/identifier"
            },
            "amount": {
              "description": "In major units, with at most as many decimal digits as the currency's minor unit has. Read exactly, never as a binary float.",
              "type": "number",
              "exclusiveMinimum": 0
            },
            "currency": {
              "description": "ISO 4217, such as USD.",
              "type": "string",
              "pattern": "^[A-Z]{3}$"
            },
            "mpass_id": { "$ref": "#/$defs/identifier" },
            "organization_id": { "$ref": "#/$defs/identifier" },
            "publisher_id": { "$ref": "#/$defs/identifier" },
            "period": {
              "description": "The year, month or day that the charge is for: 2026, 2026-11 or 2026-11-21. A contract is charged once for each, and always in the same cycle; without a period it is charged once.",
              "type": "string",
              "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
            },
            "template": {
              "description": "The contract template that the document is assembled from; the default one where it is missing.",
              "$ref": "#/$defs/identifier"
            },
            "template_version": {
              "description": "Of the template; the latest where it is missing.",
              "type": "integer",
              "minimum": 1,
              "maximum": 2147483647
            },
            "metadata": {
              "description": "The publisher's own notes, delivered to the partner as they are. Strings only, so that no number changes on the way.",
              "type": "object",
              "maxProperties": 50,
              "propertyNames": { "minLength": 1, "maxLength": 64 },
              "additionalProperties": { "type": "string", "maxLength": 1000 }
            }
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
