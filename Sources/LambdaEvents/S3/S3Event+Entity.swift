extension S3Event {
    /// What an event is about.
    public struct Entity: Codable, Sendable, Equatable {
        public var s3SchemaVersion: String
        /// The id of the notification in the bucket's configuration.
        public var configurationId: String
        public var bucket: Bucket
        public var object: Object
    }

    public struct Bucket: Codable, Sendable, Equatable {
        public var name: String
        public var ownerIdentity: Identity
        public var arn: String
    }

    public struct Object: Codable, Sendable, Equatable {
        /// Form-encoded: `red+flower.jpg` for `red flower.jpg`. `decodedKey` is the object's own.
        public var key: String
        /// Bytes; absent when the object was deleted.
        @Nullable public var size: Int64?
        @Nullable public var eTag: String?
        /// Null or absent unless the bucket keeps versions.
        @Nullable public var versionId: String?
        /// Hexadecimal; tells which of two events of the same key is later once the shorter one is padded with zeros on
        /// its right.
        @Nullable public var sequencer: String?

        /// The key under which the object is in the bucket.
        ///
        /// Throws `LambdaEventError.Code.invalidObjectKey`.
        public var decodedKey: String {
            get throws(LambdaEventError) { try FormEncoding.decode(key) }
        }
    }
}
