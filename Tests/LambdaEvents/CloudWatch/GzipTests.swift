import FoundationEssentials
import TestSupport
import Testing

@testable import LambdaEvents

@Suite("Gzip")
struct GzipTests {
    /// Data that zlib compressed: each kind of content with every kind of block, and headers with every field.
    private static let script = """
        import base64, gzip, io, json, random, struct, sys, zlib
        random.seed(int(sys.argv[2]))
        words = [bytes(random.choices(b"abcdefghij", k=random.randint(2, 9))) for _ in range(300)]
        contents = {
            "empty": b"", "one byte": b"a", "zeros": bytes(70000), "noise": random.randbytes(70000),
            "words": b" ".join(random.choices(words, k=20000)), "pattern": b"abc" * 300,
            "skewed": bytes(min(int(random.expovariate(0.04)), 255) for _ in range(30000)),
        }
        strategies = {
            "stored": (0, zlib.Z_DEFAULT_STRATEGY), "fast": (1, zlib.Z_DEFAULT_STRATEGY),
            "best": (9, zlib.Z_DEFAULT_STRATEGY), "fixed": (6, zlib.Z_FIXED),
            "huffman": (6, zlib.Z_HUFFMAN_ONLY), "runs": (6, zlib.Z_RLE), "filtered": (6, zlib.Z_FILTERED),
        }
        cases = []
        def add(name, compressed, plain):
            cases.append({"name": name, "compressed": base64.b64encode(compressed).decode(),
                          "plain": base64.b64encode(plain).decode()})
        def deflate(plain, level=6, strategy=zlib.Z_DEFAULT_STRATEGY, window=31):
            compressor = zlib.compressobj(level, zlib.DEFLATED, window, 9, strategy)
            return compressor.compress(plain) + compressor.flush()
        for content, plain in contents.items():
            for kind, (level, strategy) in strategies.items():
                add(content + ", " + kind, deflate(plain, level, strategy), plain)
        compressor = zlib.compressobj(6, zlib.DEFLATED, 31)
        flushed = b"".join(compressor.compress(words[i]) + compressor.flush(zlib.Z_SYNC_FLUSH) for i in range(50))
        add("flushed often", flushed + compressor.flush(), b"".join(words[:50]))
        add("members", deflate(b"first ") + deflate(b"") + deflate(b"third", 0), b"first third")
        named = io.BytesIO()
        with gzip.GzipFile("name.txt", "wb", fileobj=named) as file: file.write(b"named")
        add("with a name", named.getvalue(), b"named")
        plain = b"every field"
        header = bytes([31, 139, 8, 31, 1, 2, 3, 4, 2, 3]) + struct.pack("<H", 3) + b"xyz" + b"name\\0" + b"comment\\0"
        header += struct.pack("<H", zlib.crc32(header) & 0xffff)
        trailer = struct.pack("<II", zlib.crc32(plain), len(plain))
        add("every header field", header + deflate(plain, window=-15) + trailer, plain)
        json.dump(cases, open(sys.argv[1], "w"))
        """

    private struct Case: Decodable {
        let name: String
        let compressed: Data
        let plain: Data
    }

    @Test("What zlib compressed is what it was before", .timeLimit(.minutes(2)))
    func foreignData() async throws {
        let seed = UInt32.random(in: 0...UInt32.max)
        try await TemporaryDirectory.with { directory in
            let file = directory.file("cases.json")
            let finished = try await ChildProcess.finish("python3", ["-c", Self.script, file, "\(seed)"])
            try #require(finished.succeeded, "\(finished.output)")
            let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: URL(filePath: file)))
            try #require(cases.count == 53)
            for example in cases {
                let plain = try Gzip.decompress([UInt8](example.compressed), bytesMax: example.plain.count)
                #expect(plain == [UInt8](example.plain), "\(example.name), seed \(seed)")
            }
        }
    }

    private static func sample() throws -> (compressed: [UInt8], plain: [UInt8]) {
        let event: CloudWatchLogsEvent = try Sample.decode("cloudwatch-logs")
        let compressed = try #require(Data(base64Encoded: event.awslogs.data))
        return ([UInt8](compressed), try Gzip.decompress([UInt8](compressed), bytesMax: 1 << 20))
    }

    @Test("Data that ends early is an error, wherever it ends")
    func truncated() throws {
        let compressed = try Self.sample().compressed
        for count in compressed.indices {
            let error = #expect(throws: LambdaEventError.self) {
                try Gzip.decompress(Array(compressed[..<count]), bytesMax: 1 << 20)
            }
            #expect(error?.code == .invalidGzip)
        }
    }

    @Test("A flipped bit is an error, or is in a field that does not matter")
    func flippedBits() throws {
        let (compressed, plain) = try Self.sample()
        var harmless: Set<Int> = []
        for place in compressed.indices {
            for bit in 0..<8 {
                var changed = compressed
                changed[place] ^= 1 << bit
                guard let output = try? Gzip.decompress(changed, bytesMax: 1 << 20) else { continue }
                #expect(output == plain)
                harmless.insert(place)
            }
        }
        // The flag of text, the time, the level and the operating system; and the bits after the last block, which fill
        // the byte before the checksum and the length.
        #expect(harmless == Set(3...9).union([compressed.count - 9]))
    }

    @Test("Noise after a header does no harm")
    func noise() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let noise = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
                UInt8(truncatingIfNeeded: random.next())
            }
            #expect(throws: LambdaEventError.self, "seed \(seed)") {
                try Gzip.decompress([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + noise, bytesMax: 1 << 16)
            }
        }
    }

    @Test("The limit holds to the byte")
    func limit() throws {
        let (compressed, plain) = try Self.sample()
        #expect(try Gzip.decompress(compressed, bytesMax: plain.count) == plain)
        let error = #expect(throws: LambdaEventError.self) {
            try Gzip.decompress(compressed, bytesMax: plain.count - 1)
        }
        #expect(error?.code == .dataTooLarge)
    }

    /// zlib refuses each of these too.
    @Test(
        "What is no deflate stream is an error that says why",
        arguments: [
            ([0x07], "no block has type 3"),
            ([0x01, 0x01, 0, 0, 0], "the length of a stored block is damaged"),
            ([0x4b, 0x04, 0x42, 0], "a distance reaches before the data"),
            ([0x4b, 0x1c, 0x03, 0, 0, 0], "a length or distance that does not exist"),
            ([0x4b, 0x04, 0x3e, 0, 0, 0], "no Huffman code fits"),
            ([0x05, 0xe0, 0x93, 0x24, 0x49, 0x92, 0x24, 0x49, 0x92, 0], "more Huffman codes than there can be"),
            ([0x05, 0, 0x12, 0, 0, 0], "there is no code length to repeat"),
            ([0x05, 0, 0x90, 0xe0, 0xff, 0x1f, 0, 0], "more code lengths than there are codes"),
        ] as [([UInt8], String)])
    func invalidBlocks(_ block: [UInt8], _ message: String) {
        let error = #expect(throws: LambdaEventError.self) {
            try Gzip.decompress([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + block, bytesMax: 1 << 16)
        }
        #expect(error?.code == .invalidGzip)
        #expect(error?.message == message)
    }

    @Test(
        "What is no gzip is an error",
        arguments: [[], [0x1f], Array("plain text".utf8), [0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 3, 3, 0]] as [[UInt8]])
    func noGzip(_ bytes: [UInt8]) {
        let error = #expect(throws: LambdaEventError.self) { try Gzip.decompress(bytes, bytesMax: 1 << 16) }
        #expect(error?.code == .invalidGzip)
    }

    @Test("gzip of Python's zlib, with a dynamic code, is taken off; a content that is too long is not")
    func dynamicCode() throws {
        let compressed = GzipSample.bytes
        #expect(try Gzip.decompress(compressed, bytesMax: 100_000) == Self.squares)
        #expect((try? Gzip.decompress(compressed, bytesMax: Self.squares.count - 1)) == nil)
        #expect((try? Gzip.decompress(Array(compressed.dropLast(20)), bytesMax: 100_000)) == nil)
    }

    @Test("gzip of several members is the content of all, and nothing else may follow")
    func members() throws {
        let twice = GzipSample.bytes + GzipSample.bytes
        #expect(try Gzip.decompress(twice, bytesMax: 100_000) == Self.squares + Self.squares)
        #expect((try? Gzip.decompress(twice, bytesMax: Self.squares.count * 2 - 1)) == nil)
        #expect((try? Gzip.decompress(GzipSample.bytes + [0], bytesMax: 100_000)) == nil)
    }

    /// What `GzipSample` is compressed from.
    private static let squares = Array((0..<400).map { "\($0 * $0 % 97) " }.joined().utf8)
}
