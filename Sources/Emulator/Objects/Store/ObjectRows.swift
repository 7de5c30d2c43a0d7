import FoundationEssentials
import GRDB

/// Rows of the store as values.
enum ObjectRows {
    static func version(_ row: Row) throws -> ObjectVersion {
        ObjectVersion(
            sequence: row["sequence"], bucket: row["bucket"], key: row["key"], versionID: row["versionID"],
            isLatest: row["isLatest"], isDeleteMarker: row["isDeleteMarker"], size: row["size"], etag: row["etag"],
            modifiedMilliseconds: row["modifiedMilliseconds"],
            segments: try JSONDecoder().decode([Segment].self, from: row["segments"]),
            details: try JSONDecoder().decode(ObjectDetails.self, from: row["details"]))
    }

    static func bucket(_ row: Row) -> BucketRecord {
        BucketRecord(
            name: row["name"], region: row["region"], createdMilliseconds: row["createdMilliseconds"],
            versioning: (row["versioning"] as String?).flatMap(BucketRecord.Versioning.init))
    }

    static func upload(_ row: Row) throws -> UploadRecord {
        UploadRecord(
            id: row["id"], bucket: row["bucket"], key: row["key"],
            initiatedMilliseconds: row["initiatedMilliseconds"],
            algorithm: (row["algorithm"] as String?).flatMap(ChecksumAlgorithm.init),
            checksumKind: (row["checksumKind"] as String?).flatMap(Checksum.Kind.init),
            details: try JSONDecoder().decode(ObjectDetails.self, from: row["details"]))
    }

    static func part(_ row: Row) throws -> UploadedPart {
        UploadedPart(
            number: row["number"], size: row["size"], etag: row["etag"],
            modifiedMilliseconds: row["modifiedMilliseconds"], content: row["content"],
            checksum: try (row["checksum"] as Data?).map { try JSONDecoder().decode(Checksum.self, from: $0) })
    }
}
