import COpenSSL
import Glibc

/// The fields of certificates and revocation lists as Swift values, and back.
enum CertificateFields {
    static func text(of name: OpaquePointer?) throws(CryptoError) -> String {
        guard let name, let bio = BIO_new(BIO_s_mem()) else { throw .openSSL(.invalidCertificate, "No name") }
        defer { BIO_free(bio) }
        guard X509_NAME_print_ex(bio, name, 0, moneta_name_format()) >= 0 else {
            throw .openSSL(.invalidCertificate, "A name cannot be read")
        }
        var start: UnsafeMutablePointer<CChar>?
        let count = moneta_bio_memory(bio, &start)
        guard let start, count > 0 else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    static func hexadecimal(_ integer: UnsafePointer<ASN1_INTEGER>?) throws(CryptoError) -> String {
        guard let number = ASN1_INTEGER_to_BN(integer, nil) else {
            throw .openSSL(.invalidCertificate, "The serial number cannot be read")
        }
        defer { BN_free(number) }
        guard let text = BN_bn2hex(number) else { throw .openSSL(.operationFailed, "The serial number cannot be read") }
        defer { moneta_openssl_free(text) }
        return String(cString: text)
    }

    /// The caller owns the result.
    static func serialNumber(hexadecimal: String) throws(CryptoError) -> UnsafeMutablePointer<ASN1_INTEGER> {
        var number: OpaquePointer?
        let digits = BN_hex2bn(&number, hexadecimal)
        defer { BN_free(number) }
        guard digits > 0, Int(digits) == hexadecimal.utf8.count, let integer = BN_to_ASN1_INTEGER(number, nil) else {
            throw .openSSL(.invalidParameter, "The serial number is not hexadecimal")
        }
        return integer
    }

    /// Seconds since 1970.
    static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(CryptoError) -> Int64 {
        var parts = tm()
        guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else {
            throw .openSSL(.invalidCertificate, "A time cannot be read")
        }
        return Int64(timegm(&parts))
    }

    /// The caller owns the result. Throws `invalidParameter` outside of the years 0 to 9999.
    static func time(_ seconds: Int64) throws(CryptoError) -> UnsafeMutablePointer<ASN1_TIME> {
        guard let time = ASN1_TIME_set(nil, time_t(seconds)) else {
            throw .openSSL(.invalidParameter, "X.509 has no time \(seconds) s")
        }
        return time
    }
}
